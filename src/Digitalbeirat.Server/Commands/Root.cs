using System.CommandLine;

namespace Digitalbeirat.Server.Commands;

static class Root
{
    public static RootCommand Command()
    {
        var root = new RootCommand("Digitalbeirat: a municipality's digital advisory board, from a concern to its result.");
        root.Subcommands.Add(StartCommand.Create());
        root.Subcommands.Add(DemoCommand.Create());
        root.Subcommands.Add(MigrateCommand.Create());
        root.Subcommands.Add(ImportCommand.Create());
        root.Subcommands.Add(Counting.BudgetCommand.Create());
        root.Subcommands.Add(Counting.CountCommand.Create());
        root.Subcommands.Add(Counting.WeightCommand.Create());
        root.Subcommands.Add(Draw.DrawCommand.Create());
        root.Subcommands.Add(VerifyCommand.Create());
        root.Subcommands.Add(MapCommand.Create());
        return root;
    }
}
