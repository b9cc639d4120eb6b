using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Microsoft.AspNetCore.Http;

namespace Digitalbeirat.Kernel.Contracts;

/// <summary>Knows who is asking. Every request pays for it: one query at the most.</summary>
public interface IRecognise
{
    /// <summary>Whose session this request belongs to; null for visitors and where the session was ended.</summary>
    Task<Recognised?> Who(HttpContext http, AppDb db);
}
