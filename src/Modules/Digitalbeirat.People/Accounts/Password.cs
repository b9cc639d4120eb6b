using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.People.Accounts;

/// <summary>The rules for a password: long, and not one sign over and over.</summary>
static class Password
{
    public const int Min = 12, Max = 200, MinDistinct = 5;

    public static string Check(Errors errors, string field, string? typed, string email)
    {
        var password = typed ?? "";
        if (password.Length < Min) errors.Add(field, T.PasswordTooShort(Min));
        else if (password.Length > Max) errors.Add(field, T.PasswordTooLong(Max));
        else if (password.Distinct().Count() < MinDistinct) errors.Add(field, T.PasswordTooSimple);
        else if (email.Length > 0 && password.Contains(email, StringComparison.OrdinalIgnoreCase)) errors.Add(field, T.PasswordIsEmail);
        return password;
    }
}
