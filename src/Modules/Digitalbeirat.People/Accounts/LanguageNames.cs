using Digitalbeirat.Kernel.Texts;

namespace Digitalbeirat.People.Accounts;

/// <summary>Each language named in itself.</summary>
static class LanguageNames
{
    public static IEnumerable<(string, string)> Options => Languages.All.Select(l => (l.Code(), Name(l)));

    static string Name(Language language) => language switch { Language.En => T.LanguageEnglish, Language.Plain => T.LanguagePlain, _ => T.LanguageGerman };
}
