using Digitalbeirat.Kernel.Mail;
using Digitalbeirat.Kernel.Settings;

namespace Digitalbeirat.People.Accounts;

/// <summary>The mails of the People module, in one frame: greeting, text, who writes.</summary>
public sealed class Letters(Postbox postbox, Town town)
{
    public string Link(string path) => town.Address.TrimEnd('/') + path;

    public string Sender => town.Name is "" ? town.BoardName : town.BoardName + " " + town.Name;

    public void Post(string email, string subject, string text, long? personId = null) =>
        postbox.Post(email, subject, T.LetterFrame(text, Sender, town.Address), personId);
}
