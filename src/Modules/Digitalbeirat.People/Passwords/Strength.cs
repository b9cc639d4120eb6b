using System.Collections.Frozen;
using System.Reflection;

namespace Digitalbeirat.People.Passwords;

/// <summary>How long a password would withstand somebody who knows what people choose (zxcvbn: Wheeler, USENIX Security 2016).</summary>
static class Strength
{
    /// <summary>From 0, guessed at once, to 4, not guessed; from here on it is taken.</summary>
    public const int Enough = 3, Best = 4;

    // The estimate takes time that grows with the square of the length; nobody's sixtieth sign makes the difference.
    const int Looked = 60;

    static readonly Lazy<FrozenSet<string>> leaked = new(Read);
    static readonly Lazy<Zxcvbn.Zxcvbn> measure = new(() => new());

    /// <summary>Found in the leaks that attackers try first.</summary>
    public static bool IsLeaked(string password) => leaked.Value.Contains(password.ToLowerInvariant());

    /// <param name="known">What others know of the person: address, pseudonym.</param>
    public static int Of(string password, params string[] known) => IsLeaked(password) ? 0
        : Measure(password[..Math.Min(password.Length, Looked)], [.. known.SelectMany(Parts), "digitalbeirat", "beirat", "stadt"]);

    // It keeps what it finds out about a password while it looks: one after the other.
    static int Measure(string password, IEnumerable<string> known) { lock (measure) return measure.Value.EvaluatePassword(password, known).Score; }

    static IEnumerable<string> Parts(string text) => text.Split([' ', '@', '.', '-', '_'], StringSplitOptions.RemoveEmptyEntries).Append(text).Where(p => p.Length > 2);

    static FrozenSet<string> Read()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("leaked.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').ToFrozenSet(StringComparer.Ordinal);
    }
}
