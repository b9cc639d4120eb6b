using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Settings;

namespace Digitalbeirat.Kernel.Retention;

/// <summary>How long one kind of personal data is kept. The privacy page shows each rule as the town has set it, a job carries it out every night.</summary>
/// <param name="Key">In the settings, e.g. "mails".</param>
/// <param name="What">What is forgotten, counted from when, in the reader's language.</param>
/// <param name="Days">Unless the town has set something else.</param>
/// <param name="Forget">Deletes what is older than the moment given, or takes the person out of it; says how many rows it touched.</param>
public sealed record RetentionRule(string Key, Func<string> What, int Days, Func<AppDb, DateTimeOffset, CancellationToken, Task<int>> Forget)
{
    /// <summary>No town may keep it for longer than ten years.</summary>
    public const int Most = 3650;

    /// <summary>Its days in this town.</summary>
    public int In(Town town) => town.Retention.GetValueOrDefault(Key, Days);
}
