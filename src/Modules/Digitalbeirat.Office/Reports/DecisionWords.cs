namespace Digitalbeirat.Office.Reports;

static class DecisionWords
{
    public static string Name(ReportDecision decision) => decision switch
    {
        ReportDecision.Kept => T.DecisionKept, ReportDecision.Hidden => T.DecisionHidden, ReportDecision.Revoked => T.DecisionRevoked, _ => T.DecisionOpen,
    };
}
