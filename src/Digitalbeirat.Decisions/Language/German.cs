using System.Text;

namespace Digitalbeirat.Decisions.Language;

/// <summary>Words of German text, reduced so that inflected forms and spellings of umlauts meet.</summary>
/// <remarks>
/// The stem is CISTEM (L. Weissweiler, A. Fraser: Developing a Stemmer for German Based on a Comparative Analysis of Publicly Available Stemmers, GSCL 2017),
/// case-insensitive variant, without its separation of stem and suffix. Before it, umlauts are folded in both spellings: "ä" and "ae" become "a",
/// "ö"/"oe" become "o", "ü"/"ue" become "u" (not after q or a vowel: "Quelle", "neue"), "ß" becomes "ss"; other accents are dropped.
/// Pure and culture-free: the same text gives the same tokens on every machine. Time and space O(length of the text).
/// </remarks>
public static class German
{
    const int LongestWord = 60;

    /// <summary>All tokens of a text in the order they occur, duplicates included: letters and digits only, lower case.</summary>
    /// <param name="text">Any text; hyphenated words give their parts and the whole written as one ("Kita-Platz": kita, platz, kitaplatz).</param>
    /// <returns>The stemmed tokens; function words of German and English are left out unless nothing else remains.</returns>
    public static IReadOnlyList<string> Tokens(string text)
    {
        var tokens = new List<string>();
        var dropped = new List<string>();
        foreach (var (word, hyphenated) in Words(text))
        {
            var folded = Fold(word);
            if (folded.Length == 0) continue;
            if (StopWords.Contains(folded) && !hyphenated) dropped.Add(folded);
            else tokens.Add(Stem(folded));
        }
        return tokens.Count > 0 ? tokens : dropped;
    }

    /// <summary>Folds case, umlauts and accents; characters that are neither letters nor digits vanish.</summary>
    /// <param name="word">One word.</param>
    public static string Fold(string word)
    {
        var result = new StringBuilder(word.Length);
        foreach (var c in word.Normalize(NormalizationForm.FormC).ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (c == 'ß') { result.Append("ss"); continue; }
            if (!char.IsLetterOrDigit(c)) continue;
            // "ae", "oe", "ue" are spellings of umlauts; "ue" after q or a vowel is not (Quelle, neue, Dauer).
            if (c == 'e' && result.Length > 0 && result[^1] is 'a' or 'o' or 'u' && IsDigraph(result)) continue;
            result.Append(c);
        }
        return result.ToString();
    }

    static bool IsDigraph(StringBuilder before)
    {
        if (before.Length == 0) return false;
        if (before.Length < 2) return true;
        var previous = before[^2];
        return before[^1] == 'u' ? previous is not ('q' or 'a' or 'e' or 'i' or 'o' or 'u') : previous is not ('a' or 'e' or 'i' or 'o' or 'u');
    }

    /// <summary>The CISTEM stem of a folded word.</summary>
    /// <param name="word">The result of <see cref="Fold"/>.</param>
    public static string Stem(string word)
    {
        if (word.Length > 5 && word.StartsWith("ge", StringComparison.Ordinal)) word = word[2..];
        // Letter groups that stand for one sound, and doubled letters, get signs of their own while endings are cut.
        word = word.Replace("sch", "$", StringComparison.Ordinal).Replace("ei", "%", StringComparison.Ordinal).Replace("ie", "&", StringComparison.Ordinal);
        var marked = new StringBuilder(word);
        for (var i = 1; i < marked.Length; i++) if (marked[i] == marked[i - 1]) marked[i] = '*';
        while (marked.Length > 3)
        {
            if (marked.Length > 5 && EndsWith(marked, "em", "er", "nd")) marked.Length -= 2;
            else if (marked[^1] is 'e' or 's' or 'n' or 't') marked.Length--;
            else break;
        }
        for (var i = 1; i < marked.Length; i++) if (marked[i] == '*') marked[i] = marked[i - 1];
        return marked.Replace("%", "ei").Replace("&", "ie").Replace("$", "sch").ToString();
    }

    static bool EndsWith(StringBuilder text, params ReadOnlySpan<string> endings)
    {
        foreach (var e in endings)
            if (text[^2] == e[0] && text[^1] == e[1]) return true;
        return false;
    }

    static IEnumerable<(string Word, bool Hyphenated)> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && (char.IsLetterOrDigit(text[i]) || char.GetUnicodeCategory(text[i]) == System.Globalization.UnicodeCategory.NonSpacingMark
                || (text[i] is '-' && start >= 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1])));
            if (inside) { if (start < 0) start = i; continue; }
            if (start < 0) continue;
            var word = text[start..i];
            start = -1;
            var parts = word.Split('-');
            foreach (var part in parts) if (part.Length <= LongestWord) yield return (part, parts.Length > 1);
            if (parts.Length > 1 && word.Length <= LongestWord) yield return (word.Replace("-", "", StringComparison.Ordinal), true);
        }
    }

    // Words that say nothing about a matter, folded.
    static readonly HashSet<string> StopWords = [.. """
        aber als am an auch auf aus bei bin bis da damit dann das dass dem den der des die dies diese dieser dieses doch dort du durch ein eine einem einen einer eines er es euch
        fur hat hatte ich ihr im in ist ja kann kein keine konnen man mehr mein meine mich mir mit mus nach nicht noch nur ob oder ohne sehr sein seine sich sie sind so uber um und uns unser
        von vor war was weil wenn werden wie wir wird wo zu zum zur a an and are as at be by for from i in is it my of on or our so that the there this to we with you your
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
}
