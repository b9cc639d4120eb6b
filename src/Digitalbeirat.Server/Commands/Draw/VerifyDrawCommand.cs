using System.CommandLine;
using System.Text.Json;
using Digitalbeirat.Decisions.Sortition.Pool;
using Digitalbeirat.Decisions.Sortition.Verification;

namespace Digitalbeirat.Server.Commands.Draw;

/// <summary>digitalbeirat verify draw FILE…: a draw's public form, and the office's list beside it.</summary>
static class VerifyDrawCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "draw.json; office.csv behind it is held against it.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "The checks as JSON." };
        var command = new Command("draw", "Check a published draw: commitment, number, every panel, the lottery and the proof that none is fairer. Status 1 when a check fails.") { files, json };
        command.SetAction((parse, _) => Task.FromResult(Guarded.Run(() =>
        {
            var checks = new List<(string File, VerifyDraw.Check Check)>();
            string? form = null;
            foreach (var file in parse.GetValue(files)!)
            {
                if (!file.Exists) throw new BadInput($"There is no file {file.FullName}.");
                if (file.Extension.Equals(".csv", StringComparison.OrdinalIgnoreCase))
                    checks.Add((file.Name, new("the office's list agrees with the public form", VerifyOffice.Of(form ?? throw new BadInput($"{file.Name}: name draw.json before the office's list."), Lists.Read(file)))));
                else checks.AddRange(Public(file, form = File.ReadAllText(file.FullName)).Select(c => (file.Name, c)));
            }
            var wrong = checks.Count(c => c.Check.Wrong is not null);
            if (parse.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(new { verified = wrong == 0, checks = checks.Select(c => new { file = c.File, check = c.Check.Name, wrong = c.Check.Wrong }) }));
            else foreach (var (file, check) in checks) Console.WriteLine($"{(check.Wrong is null ? "holds" : "WRONG")}  {file}: {check.Name}{(check.Wrong is null ? "" : $" — {check.Wrong}")}");
            return wrong == 0 ? Guarded.Fine : Guarded.Wrong;
        })));
        return command;
    }

    static IReadOnlyList<VerifyDraw.Check> Public(FileInfo file, string text)
    {
        try { return VerifyDraw.Of(text); }
        catch (JsonException broken) { throw new BadInput($"{file.Name} is no JSON: {broken.Message}"); }
    }
}
