using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Outreach.Mails;
using Digitalbeirat.Outreach.Notifications;
using Digitalbeirat.Outreach.Preferences;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Outreach;

/// <summary>People hear of it: in the app and by mail, as often as they like.</summary>
public sealed class OutreachModule : IModule
{
    public string Name => "outreach";

    public void Describe(ModuleBuilder m)
    {
        m.Tables(OutreachTables.Map);
        m.Reader<NotifyFollowers>();
        m.Services.AddScoped<MailUnit>().AddScoped<WriteMails>().AddScoped<MailText>().AddScoped<UnsubscribeLinks>();

        // The journal asks for the first when something happened; the schedule is for what a crash left behind.
        m.Job<MailSoon>("*/15 * * * *");
        m.Job<MailDaily>("30 7 * * *");
        m.Job<MailWeekly>("30 7 * * 1");
        m.Retain(new("notifications", () => T.KeptNotifications, 365, (db, before, stop) => db.Set<Notification>().Where(n => n.At < before).ExecuteDeleteAsync(stop)));

        m.Slice<ListNotifications>();
        m.Slice<ChoosePreferences>();
        m.Slice<Unsubscribe>();
        m.Greeting<CountUnread>();
        m.AccountNavigation("/konto/mitteilungen", () => T.Notifications, 30);
        m.PersonalData<OutreachData>();
    }
}
