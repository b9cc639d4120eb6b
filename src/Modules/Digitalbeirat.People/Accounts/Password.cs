using Digitalbeirat.Kernel.Web;
using Digitalbeirat.People.Passwords;

namespace Digitalbeirat.People.Accounts;

/// <summary>The rules for a password: long, not known from leaks, and not what one tries first.</summary>
static class Password
{
    public const int Min = 12, Max = 200, MinDistinct = 5;

    public static string Check(Errors errors, string field, string? typed, string email)
    {
        var password = typed ?? "";
        if (password.Length < Min) errors.Add(field, T.PasswordTooShort(Min));
        else if (password.Length > Max) errors.Add(field, T.PasswordTooLong(Max));
        else if (email.Length > 0 && password.Contains(email, StringComparison.OrdinalIgnoreCase)) errors.Add(field, T.PasswordIsEmail);
        else if (Strength.IsLeaked(password)) errors.Add(field, T.PasswordLeaked);
        else if (password.Distinct().Count() < MinDistinct || Strength.Of(password, email) < Strength.Enough) errors.Add(field, T.PasswordTooSimple);
        return password;
    }
}
