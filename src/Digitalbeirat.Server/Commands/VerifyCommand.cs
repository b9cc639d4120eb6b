using System.CommandLine;

namespace Digitalbeirat.Server.Commands;

/// <summary>digitalbeirat verify: what was published is checked from its files alone. Each engine hangs its own check below it.</summary>
static class VerifyCommand
{
    public static Command Create()
    {
        var command = new Command("verify", "Check from published files alone that a result is what it says. Status 0: everything holds; 1: something does not.");
        command.Subcommands.Add(Draw.VerifyDrawCommand.Create());
        return command;
    }
}
