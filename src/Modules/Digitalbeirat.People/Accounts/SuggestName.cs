using System.Globalization;
using System.Security.Cryptography;

namespace Digitalbeirat.People.Accounts;

/// <summary>A friendly pseudonym such as "Neckarschwalbe 42", for those who do not want to think of one.</summary>
public static class SuggestName
{
    public static string One() => Pick(T.NameBeginnings) + Pick(T.NameEndings) + " " + RandomNumberGenerator.GetInt32(2, 1000).ToString(CultureInfo.InvariantCulture);

    static string Pick(string list)
    {
        var all = list.Split('|');
        return all[RandomNumberGenerator.GetInt32(all.Length)];
    }
}
