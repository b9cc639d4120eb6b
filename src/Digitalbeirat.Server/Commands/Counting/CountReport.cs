using Digitalbeirat.Decisions.Tally.Transferable;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>A count's story as a page for citizens.</summary>
static class CountReport
{
    public static string Write(CountOutcome r)
    {
        var page = new ReportPage(r.Title.Length > 0 ? r.Title : "Auszählung");
        page.Say($"{r.Ballots} Stimmzettel, {r.Candidates.Count} Vorschläge, {r.Seats} {(r.Seats == 1 ? "Platz" : "Plätze")}. Verfahren: {r.Method}.");
        page.Say(r.Elected.Count > 0 ? $"Gewählt: {r.Names(r.Elected)}." : "Noch niemand ist gewählt.");
        if (r.Transferable is { } t) Transfers(page, r, t);
        if (r.Ordering is { } o)
        {
            page.Table("Reihenfolge", ["Platz", "Name", "Wert"], o.Groups.SelectMany((g, i) => g.Select(c => (IReadOnlyList<string>)[$"{1 + o.Groups.Take(i).Sum(x => x.Count)}", r.Candidates[c], $"{o.Scores.GetValueOrDefault(c)}"])));
            if (r.Pairs is { } p)
                page.Table("Paarweiser Vergleich: Wie viele Stimmzettel die Zeile vor die Spalte setzen", ["", .. p.Standing.Select(c => r.Candidates[c])],
                    p.Standing.Select(a => (IReadOnlyList<string>)[r.Candidates[a], .. p.Standing.Select(b => a == b ? "–" : $"{p.Above(a, b)}{(p.Margin(a, b) > 0 ? " ✓" : "")}")]));
        }
        if (r.Committees is { Count: > 1 } all) page.Table("Gleich gute Besetzungen", ["Nr.", "Besetzung"], all.Select((w, i) => (IReadOnlyList<string>)[$"{i + 1}", r.Names(w)]));
        if (r.Ties.Count > 0)
        {
            page.Heading("Gleichstände");
            foreach (var tie in r.Ties) page.Say(tie);
        }
        return page.ToString();
    }

    /// <summary>The votes at the end of a count by transferable votes.</summary>
    public static string Picture(CountOutcome r) => r.Transferable is { } t ? Picture(r, t, t.Stages.Count - 1, Value(t, t.Stages[0].Quota)) : throw new Refusal("--picture: only counts by transferable votes are drawn");

    static void Transfers(ReportPage page, CountOutcome r, TransferableResult t)
    {
        var quota = Value(t, t.Stages[0].Quota);
        page.Picture(Picture(r, t, 0, quota));
        page.Heading("Stufe für Stufe");
        page.Say($"Gewählt ist, wer {Show(t, t.Stages[0].Quota)} Stimmen erreicht. Was darüber ist, geht an die nächsten Wünsche auf denselben Stimmzetteln weiter; wer die wenigsten hat, scheidet aus, und seine Stimmen gehen weiter.");
        page.Table("Stimmen nach jeder Stufe", ["Stufe", .. r.Candidates, "ohne weiteren Wunsch"],
            t.Stages.Select(s => (IReadOnlyList<string>)[$"{s.Number}: {What(r, s)}", .. s.Votes.Select((v, c) => Show(t, v) + (s.Elected.Contains(c) ? " gewählt" : "")), Show(t, s.NonTransferable)]));
        if (t.Stages.Count > 1) page.Picture(Picture(r, t, t.Stages.Count - 1, quota));
    }

    /// <summary>Votes as people write them here: 24,625.</summary>
    static string Show(TransferableResult t, long units) => t.Decimals == 0 ? t.Show(units) : t.Show(units).TrimEnd('0').TrimEnd('.').Replace('.', ',');

    static double Value(TransferableResult t, long units) => units / Math.Pow(10, t.Decimals);

    static string Picture(CountOutcome r, TransferableResult t, int stage, double quota)
    {
        var elected = t.Stages.Take(stage + 1).SelectMany(s => s.Elected).ToHashSet();
        return DrawBars.Write(stage == 0 ? "Erste Wünsche" : "Am Ende der Auszählung", "Ein Balken je Name; der Strich ist die Zahl der Stimmen, mit der man gewählt ist. Wer gewählt ist, ist fett geschrieben.",
            [.. r.Candidates.Select((name, c) => new DrawBars.Bar(name, Value(t, t.Stages[stage].Votes[c]), 0, Show(t, t.Stages[stage].Votes[c]), elected.Contains(c)))], quota, $"gewählt ab {Show(t, t.Stages[0].Quota)}");
    }

    static string What(CountOutcome r, Stage s) => s.Step switch
    {
        StageStep.FirstPreferences => "erste Wünsche",
        StageStep.Surplus => $"Überschuss von {r.Candidates[s.Moved]}",
        StageStep.Exclusion => $"{r.Candidates[s.Moved]} scheidet aus",
        StageStep.Iteration => "Behaltensanteile neu bestimmt",
        _ => "die übrigen Plätze",
    };
}
