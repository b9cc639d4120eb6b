using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Http;

namespace Digitalbeirat.People.Accounts;

/// <summary>The pages around links in mails.</summary>
static class LinkPages
{
    public static IResult Over(string href, string action) => Html.Page<LinkOverPage>(new { Href = href, Action = action }, 410);
    public static IResult Sent(string text, string again) => Html.Page<LookInMailPage>(new { Text = text, Again = again });
    public static IResult Prove(string title, string text, string action, string press) => Html.Page<ProvePage>(new { Title = title, Text = text, Action = action, Press = press });
}
