using Digitalbeirat.Kernel.Jobs;
using Digitalbeirat.Outreach.Notifications;

namespace Digitalbeirat.Outreach.Mails;

public sealed class MailSoon(WriteMails write) : IJob
{
    public static string Kind => "outreach.mail-soon";
    public Task Run(string? payload, CancellationToken stop) => write.Run(Send.Soon, stop);
}

public sealed class MailDaily(WriteMails write) : IJob
{
    public static string Kind => "outreach.mail-daily";
    public Task Run(string? payload, CancellationToken stop) => write.Run(Send.Daily, stop);
}

public sealed class MailWeekly(WriteMails write) : IJob
{
    public static string Kind => "outreach.mail-weekly";
    public Task Run(string? payload, CancellationToken stop) => write.Run(Send.Weekly, stop);
}
