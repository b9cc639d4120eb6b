using Digitalbeirat.Decisions.Sortition.Lottery;
using Digitalbeirat.Decisions.Sortition.Pool;
using Digitalbeirat.Decisions.Sortition.Solver;

namespace Digitalbeirat.Server.Commands.Draw;

/// <summary>What goes wrong on the command line becomes a sentence and a status, never a stack trace.</summary>
static class Guarded
{
    public const int Fine = 0, Wrong = 1, BadUse = 2;

    public static int Run(Func<int> work)
    {
        try { return work(); }
        catch (BadInput bad) { return Say(bad.Reasons); }
        catch (NoPanel none) { return Say([none.Message]); }
        catch (SolverTrouble trouble) { return Say([trouble.Message]); }
        catch (OperationCanceledException) { return Say(["Stopped before the end; nothing was written."]); }
        catch (IOException broken) { return Say([broken.Message]); }
        catch (UnauthorizedAccessException refused) { return Say([refused.Message]); }
    }

    static int Say(IReadOnlyList<string> reasons)
    {
        foreach (var reason in reasons) Console.Error.WriteLine(reason);
        return BadUse;
    }
}
