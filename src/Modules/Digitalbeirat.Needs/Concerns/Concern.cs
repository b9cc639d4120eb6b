using Digitalbeirat.Kernel.Items;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Needs.Concerns;

/// <summary>A need as it was raised: "As … I need … so that …". The item's own text grows from it and may be reworded.</summary>
public sealed class Concern
{
    public const string Open = "open", Assigned = "assigned", OnAgenda = "on-agenda", Recommended = "recommended", Answered = "answered",
        InProject = "in-project", Done = "done", Declined = "declined", Moved = "concern.moved";

    public const int PartMax = 300, MoreMax = 4000;

    public long ItemId { get; set; }
    public required string As { get; set; }
    public required string Need { get; set; }
    public required string SoThat { get; set; }

    public static ItemKind Kind { get; } = new("concern", "A", "anliegen", () => T.Concern, () => T.Concerns,
    [
        new(Open, () => T.StateOpen, Tone.Info) { Acting = () => T.ActingOffice },
        new(Assigned, () => T.StateAssigned, Tone.Info) { Acting = () => T.ActingUnit },
        new(OnAgenda, () => T.StateOnAgenda, Tone.Info) { Acting = () => T.ActingBoard },
        new(Recommended, () => T.StateRecommended, Tone.Warning) { Acting = () => T.ActingUnit },
        new(Answered, () => T.StateAnswered, Tone.Success),
        new(InProject, () => T.StateInProject, Tone.Success) { Acting = () => T.ActingProject },
        new(Done, () => T.StateDone, Tone.Success) { Final = true },
        new(Declined, () => T.StateDeclined, Tone.Neutral) { Final = true },
    ]) { Supportable = true };

    /// <summary>The sentence in the language the person writes, as the first paragraph of the item's text.</summary>
    public static string Compose(string @as, string need, string soThat, string more) =>
        T.Sentence(Lower(@as), Clean(need), Clean(soThat)) + (more.Length > 0 ? "\n\n" + more : "");

    /// <summary>A title for those who gave none: the need itself, cut between words.</summary>
    public static string TitleFrom(string need)
    {
        var text = Clean(need);
        if (text.Length > 90)
        {
            var cut = text.LastIndexOf(' ', 88);
            text = text[..(cut > 40 ? cut : 88)].TrimEnd(',', ';') + " …";
        }
        return text.Length == 0 ? text : char.ToUpper(text[0], Kernel.Texts.Show.Culture) + text[1..];
    }

    static string Clean(string part) => part.ReplaceLineEndings(" ").Trim().TrimEnd('.', ',');

    // People begin with "Als …" although the form says it already.
    static string Lower(string part)
    {
        var text = Clean(part);
        return text.StartsWith("als ", StringComparison.OrdinalIgnoreCase) ? text[4..] : text.StartsWith("as ", StringComparison.OrdinalIgnoreCase) ? text[3..] : text;
    }
}

static class ConcernTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Concern>(t =>
        {
            t.ToTable("needs_concerns").HasKey(c => c.ItemId);
            t.HasOne<Item>().WithOne().HasForeignKey<Concern>(c => c.ItemId);
        });
        model.Entity<Draft>(t =>
        {
            t.ToTable("needs_drafts").HasKey(d => d.KeyHash);
            t.HasIndex(d => d.TokenHash);
        });
    }
}
