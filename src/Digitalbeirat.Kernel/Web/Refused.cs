using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Digitalbeirat.Kernel.Web;

/// <summary>A rule does not allow what was asked, as things stand now. Thrown inside a change it also takes the change back.</summary>
/// <param name="why">The rule as a sentence, in the reader's language.</param>
public sealed class Refused(string why) : Exception(why)
{
    /// <summary>Refuses where the rule is broken.</summary>
    public static void If(bool broken, string why)
    {
        if (broken) throw new Refused(why);
    }
}

public static class Refusing
{
    /// <summary>Answers 409 with the rule's sentence where the endpoint's slice refuses.</summary>
    public static RouteHandlerBuilder MayRefuse(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter(async (context, next) =>
    {
        try { return await next(context); }
        catch (Refused refused) { return Go.Status(409, refused.Message); }
    });
}
