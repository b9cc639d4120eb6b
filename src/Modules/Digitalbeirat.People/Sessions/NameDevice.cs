namespace Digitalbeirat.People.Sessions;

/// <summary>Browser and system in two words, so that people know their devices again; versions and models would only help to follow them.</summary>
static class NameDevice
{
    // The first that is named counts: browsers name those they descend from as well.
    static readonly (string Mark, string Name)[] browsers =
        [("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari")];
    static readonly (string Mark, string Name)[] systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string From(string userAgent)
    {
        var words = new[] { browsers, systems }.Select(known => known.FirstOrDefault(k => userAgent.Contains(k.Mark, StringComparison.Ordinal)).Name).OfType<string>();
        return string.Join(", ", words);
    }
}
