using System.Globalization;
using Digitalbeirat.Decisions.Budgeting;
using Digitalbeirat.Decisions.Budgeting.Rules;

namespace Digitalbeirat.Server.Commands.Counting;

/// <summary>The budget's story as a page for citizens.</summary>
static class BudgetReport
{
    static readonly CultureInfo german = CultureInfo.GetCultureInfo("de-DE");

    public static string Write(IReadOnlyList<BudgetResult> results, Election whole)
    {
        var page = new ReportPage(whole.Field("description") is { Length: > 0 } d ? d : "Bürgerhaushalt");
        foreach (var r in results) Tell(page, r, whole.Field("currency") ?? "", results.Count > 1);
        return page.ToString();
    }

    static void Tell(ReportPage page, BudgetResult r, string currency, bool named)
    {
        string Money(double cents) => $"{(cents / 100).ToString("#,##0.##", german)} {currency}".Trim();
        string Name(int p) => r.Election.Projects[p].Name;
        string How(Round x) => x.Reason != RoundReason.Best ? Why(x.Reason) : r.BySaving ? $"bezahlt, als jede Person {Money(x.Measure)} gespart hatte" : r.EffectiveVotes(x) is { } votes ? $"{votes.ToString("#,##0.##", german)} wirksame Stimmen" : Why(x.Reason);
        if (named) page.Heading(r.District.Length > 0 ? r.District : "Ganze Stadt");
        page.Say($"{r.Outcome.Selected.Count} von {r.Election.Projects.Count} Vorhaben werden umgesetzt. Sie kosten {Money(r.Outcome.Cost)} von {Money(r.Election.Budget)}. {r.Election.Ballots.Voters.ToString("#,##0", german)} Menschen haben abgestimmt.");
        if (r.Outcome.Endowment is { } e) page.Say($"Jede Stimme hatte den gleichen Anteil: {Money(e.ToDouble())}. Ein Vorhaben wird gekauft, wenn die Menschen, die es wollen, es gemeinsam bezahlen können; alle zahlen gleich viel oder den Rest, den sie noch haben.");
        page.Picture(Picture(r));

        page.Heading("Runde für Runde");
        page.Table("Umgesetzte Vorhaben in der Reihenfolge der Auswahl", ["Vorhaben", "Kosten", "Stimmen", "Warum", "Zahlen voll", "Geben ihren Rest"],
            r.Outcome.Rounds.Where(x => x.Taken).Select(x => (IReadOnlyList<string>)
            [
                $"{Name(x.Project)} ({r.Id(x.Project)})", Money(r.Election.Projects[x.Project].Cost), r.Election.Votes[x.Project].ToString("#,##0", german), How(x),
                x.Price is { } p && x.PaidInFull > 0 && !r.BySaving ? $"{x.PaidInFull} je {(x.PerPoint ? "Punkt " : "")}{Money(p.ToDouble())}" : "–", x.GaveAll > 0 ? x.GaveAll.ToString("#,##0", german) : "–",
            ]));

        page.Heading("Was nicht reichte");
        page.Table("Nicht umgesetzte Vorhaben und was genügt hätte", ["Vorhaben", "Kosten", "Stimmen", "Grund", "Es hätte genügt"],
            r.Losers.Select(l => (IReadOnlyList<string>)
            [
                $"{Name(l.Project)} ({r.Id(l.Project)})", Money(r.Election.Projects[l.Project].Cost), l.Votes.ToString("#,##0", german), Why(l.Reason),
                string.Join(" oder ", new[] { l.EnoughVotes is { } v ? $"{v.ToString("#,##0", german)} Stimmen mehr" : null, l.EnoughCost is { } c ? $"Kosten von {Money(c)}" : null }.OfType<string>()) is { Length: > 0 } need ? need : "–",
            ]));

        var m = r.Measures;
        page.Heading("Wie gerecht ist das Ergebnis?");
        page.Say($"{Percent(m.WithAWinner)} der Abstimmenden bekommen mindestens ein Vorhaben, das sie wollten, im Durchschnitt {m.WinnersPerVoter.ToString("0.00", german)}. Ihren gerechten Anteil erreichen sie zu {Percent(m.FairShareRatio)}.");
        page.Say(m.Violations.Count == 0
            ? "Keine Gruppe kann sagen: Von unserem Anteil am Geld hätten wir ein weiteres gemeinsames Vorhaben bezahlen können und haben zu wenig bekommen (EJR+ geprüft)."
            : $"{m.Violations.Count} Gruppen hätten ein weiteres Vorhaben von ihrem Anteil bezahlen können. Am stärksten betroffen: {m.Violations[0].Voters.ToString("#,##0", german)} Menschen, die „{Name(m.Violations[0].Project)}“ wollten; ihr Anteil war {Money(m.Violations[0].Share.ToDouble())}.");
        if (r.Outcome.Ties.Count > 0) page.Table("Gleichstände und wie sie entschieden wurden", ["Runde", "Gleichauf", "Vorgezogen", "Wodurch"], r.Outcome.Ties.Select(t => (IReadOnlyList<string>)[$"{t.Round}", string.Join(", ", t.Tied), t.Chosen, t.Lot is { } lot ? $"Los: {lot}" : Why(t.By)]));
        if (r.Step is { } s) page.Say($"Vergleich mit „die meisten Stimmen zuerst“: {s.Comparison.PreferFirst.ToString("#,##0", german)} Menschen stellt die gleiche Verteilung besser, {s.Comparison.PreferSecond.ToString("#,##0", german)} die andere. {(s.Comparison.FirstStands ? "Das Ergebnis bleibt." : "Deshalb gilt das andere Ergebnis.")}");
        if (r.Others.Count == 0) return;
        page.Heading("Andere Regeln, dieselben Stimmzettel");
        page.Table("Was andere Regeln entschieden hätten", ["Regel", "Vorhaben", "Kosten", "Mit Gewinn", "Benachteiligte Gruppen", "Besser für", "Schlechter für"],
            r.Others.Select(o => (IReadOnlyList<string>)[o.Outcome.Rule, $"{o.Outcome.Selected.Count}", Money(o.Outcome.Cost), Percent(o.Measures.WithAWinner), $"{o.Measures.Violations.Count}", o.Comparison.PreferSecond.ToString("#,##0", german), o.Comparison.PreferFirst.ToString("#,##0", german)]));
    }

    /// <summary>Who pays for which project.</summary>
    public static string Picture(BudgetResult r)
    {
        var bars = r.Outcome.Rounds.Where(x => x.Taken).Select(x => new DrawBars.Bar(r.Election.Projects[x.Project].Name, x.PaidInFull > 0 ? x.PaidInFull : r.Election.Votes[x.Project], x.GaveAll,
            x.GaveAll > 0 ? $"{x.PaidInFull} voll, {x.GaveAll} mit ihrem Rest" : $"{r.Election.Votes[x.Project]} Stimmen")).ToList();
        return DrawBars.Write("Wer die Vorhaben bezahlt", "Ein Balken je umgesetztem Vorhaben: dunkel die Menschen, die den vollen Beitrag zahlen, hell die, die ihren Rest geben.", bars);
    }

    static string Percent(double share) => share.ToString("0.0 %", german);

    static string Why(RoundReason reason) => reason switch
    {
        RoundReason.Best => "beste Unterstützung",
        RoundReason.Free => "kostet nichts",
        RoundReason.Completion => "aus dem Rest ergänzt",
        RoundReason.AllAffordable => "das Geld reicht für alle",
        RoundReason.SupportersCannotPay => "die Unterstützenden hatten zusammen zu wenig übrig",
        RoundReason.DoesNotFit => "der Rest des Geldes reichte nicht",
        RoundReason.StoppedEarlier => "die Auswahl endete vorher",
        RoundReason.BelowThreshold => "unter der Mindestzahl",
        RoundReason.Excluded => "ein anderes Vorhaben schließt es aus",
        _ => "niemand hat dafür gestimmt",
    };

    static string Why(TieRule rule) => rule switch
    {
        TieRule.MaxVotes => "mehr Stimmen",
        TieRule.MinCost => "geringere Kosten",
        TieRule.MaxCost => "höhere Kosten",
        TieRule.FileOrder => "Reihenfolge der Liste",
        TieRule.Id => "Kennzeichen",
        _ => "Los",
    };
}
