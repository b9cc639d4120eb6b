using Digitalbeirat.Decisions.Budgeting.Rules;
using Digitalbeirat.Decisions.Reading;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>The command cannot do what was asked, in one sentence.</summary>
sealed class Refusal(string why) : Exception(why)
{
    /// <summary>Runs a command's work; what it cannot understand ends as one sentence on standard error and status 2.</summary>
    public static int Guard(string? file, Func<int> run)
    {
        try
        {
            return run();
        }
        catch (Refusal e)
        {
            Console.Error.WriteLine(e.Message);
        }
        catch (Unreadable e)
        {
            Console.Error.WriteLine($"{file}, {e.Message}");
        }
        catch (UnresolvedTie e)
        {
            Console.Error.WriteLine(e.Message);
        }
        catch (OverflowException)
        {
            Console.Error.WriteLine($"{file}: the numbers are too large to be counted exactly");
        }
        return 2;
    }
}
