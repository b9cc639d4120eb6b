using Digitalbeirat.Kernel.Items;

namespace Digitalbeirat.Outreach.Notifications;

/// <summary>Why somebody is told.</summary>
static class ReasonWords
{
    public static string Of(FollowReason reason) => reason switch
    {
        FollowReason.Raised => T.BecauseRaised, FollowReason.Supported => T.BecauseSupported, FollowReason.Commented => T.BecauseCommented,
        FollowReason.Responsible => T.BecauseResponsible, _ => T.BecauseFollowed,
    };
}
