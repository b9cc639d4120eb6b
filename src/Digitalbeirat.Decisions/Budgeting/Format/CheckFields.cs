using System.Globalization;

namespace Digitalbeirat.Decisions.Budgeting.Format;

/// <summary>Whether all fields are there, in their order, and say what they may say.</summary>
static class CheckFields
{
    static readonly string[] obligatory = ["description", "country", "unit", "instance", "num_projects", "num_votes", "budget", "vote_type", "rule", "date_begin", "date_end"];

    static readonly string[] meta =
    [
        "description", "country", "unit", "district", "subunit", "instance", "num_projects", "num_votes", "budget", "vote_type", "rule", "date_begin", "date_end", "min_length", "max_length", "min_sum_cost", "max_sum_cost", "min_points", "max_points",
        "min_sum_points", "max_sum_points", "default_score", "min_project_cost", "max_project_cost", "min_project_score_threshold", "neighborhoods", "subdistricts", "categories", "edition", "language", "currency", "fully_funded", "experimental", "comment",
        "acknowledgments", "leftover_budget", "budget_per_category", "budget_per_neighborhood", "min_length_per_category", "max_length_per_category", "min_sum_cost_per_category", "max_sum_cost_per_category",
    ];

    static readonly string[] projects = ["project_id", "cost", "votes", "score", "name", "category", "beneficiaries", "selected", "neighborhood", "subunit", "district", "description", "proposer", "public_id", "latitude", "longitude"];

    static readonly string[] votes =
    [
        "voter_id", "vote", "points", "age", "sex", "voting_method", "district", "neighborhood", "education", "topic_preference_transport", "topic_preference_culture", "topic_preference_nature", "district_preference", "time_taken_seconds", "format_easiness",
        "format_expressiveness", "format_rank",
    ];

    public static IEnumerable<Finding> Run(Election e)
    {
        foreach (var name in obligatory.Where(n => string.IsNullOrEmpty(e.Field(n)))) yield return new("missing meta field", 0, $"META has no {name}");
        foreach (var f in Order("meta", [.. e.Meta.Select(m => m.Key)], meta)) yield return f;
        foreach (var f in Order("projects", e.ProjectColumns, projects)) yield return f;
        foreach (var f in Order("votes", e.VoteColumns, votes)) yield return f;
        foreach (var name in new[] { "date_begin", "date_end" })
            if (e.Field(name) is { Length: > 0 } date && !DateOnly.TryParseExact(date, ["dd.MM.yyyy", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) yield return Invalid(name, date, "a day (dd.mm.yyyy) or a year");
        foreach (var name in new[] { "num_projects", "num_votes", "min_length", "max_length" })
            if (e.Field(name) is { Length: > 0 } number && CheckElection.Number(e, name) is null) yield return Invalid(name, number, "a whole number");
        foreach (var name in new[] { "fully_funded", "experimental" })
            if (e.Field(name) is { Length: > 0 } flag && flag != "1") yield return Invalid(name, flag, "1");
        if (e.Field("comment") is { Length: > 0 } comment && !comment.StartsWith("#1: ", StringComparison.Ordinal)) yield return new("invalid meta field value", 0, "The comment does not begin with \"#1: \"");
        foreach (var p in e.Projects.Where(p => p.Selected is < 0 or > 3)) yield return new("invalid projects field value", p.Line, $"Project {p.Id} has selected {p.Selected}; it may be 0 to 3");
    }

    static Finding Invalid(string name, string value, string meant) => new("invalid meta field value", 0, $"The {name} \"{(value.Length > 40 ? value[..40] + "…" : value)}\" is not {meant}");

    static IEnumerable<Finding> Order(string section, IReadOnlyList<string> here, string[] usual)
    {
        // Names that the format does not know may stand anywhere.
        List<string> known = [.. here.Where(usual.Contains)];
        if (!known.SequenceEqual(known.OrderBy(n => Array.IndexOf(usual, n)))) yield return new($"wrong {section} fields order", 0, $"The fields of {section.ToUpperInvariant()} are not in the usual order: {string.Join(", ", known)}") { Warning = true };
    }
}
