using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Office.Cockpit;
using Digitalbeirat.Office.Legal;
using Digitalbeirat.Office.Reports;
using Digitalbeirat.Office.Settings;
using Digitalbeirat.Office.SetUp;
using Digitalbeirat.Office.Sorting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Digitalbeirat.Office;

/// <summary>The office's room: setting up, what is due, sorting, moderation, settings and the legal pages.</summary>
public sealed class OfficeModule : IModule
{
    public string Name => "office";

    public void Describe(ModuleBuilder m)
    {
        m.Tables(OfficeTables.Map);

        m.Services.AddSingleton<SetUpKey>().AddSingleton<IHostedService, AnnounceSetUp>();
        m.Services.AddScoped<SettingsPlace>().AddScoped<ChangeTown>();
        m.Slice<StartSetUp>();
        m.Slice<SetTown>();
        m.Slice<SetDistricts>();
        m.Slice<SetAreas>();
        m.Slice<SetUnits>();
        m.Slice<SetLegal>();
        m.Slice<SetLook>();
        m.Slice<ShowLogo>();
        m.Slice<CreateOfficeAccount>();

        m.Services.AddScoped<FindDue>();
        m.Slice<ShowCockpit>();
        m.Slice<ShowFailures>();

        m.Services.AddScoped<OfficeItem>();
        m.Slice<AssignItem>();
        m.Slice<MergeItem>();
        m.Slice<HideItem>();
        m.Slice<DeleteItem>();
        m.Slot<OfficeBox>("item-office");

        VisitorLimit.Add(m.Services);
        m.Services.AddScoped<Reported>().AddScoped<TakeFromView>().AddScoped<ReportLetters>();
        m.Slice<ReportItem>();
        m.Slice<ListReports>();
        m.Slice<DecideReport>();
        m.Slice<ShowModeration>();
        // As long as one may complain of the decision.
        m.Retain(new("reporters", () => T.KeptReporters, 183, (db, before, stop) => db.Set<Report>().Where(r => r.Email != null && r.DecidedAt < before).ExecuteUpdateAsync(s => s.SetProperty(r => r.Email, (string?)null), stop)));
        m.Retain(new("barriers", () => T.KeptBarriers, 183, (db, before, stop) => db.Set<Feedback>().Where(f => f.Email != null && f.AnsweredAt < before).ExecuteUpdateAsync(s => s.SetProperty(f => f.Email, (string?)null), stop)));
        m.Slice<SetRetention>();
        m.PersonalData<OfficeData>();

        m.Slice<ShowLegal>();
        m.Slice<ReportBarrier>();
        m.Slice<ListFeedback>();
        m.Slice<ShowHelp>();

        m.OfficeNavigation("/verwaltung", () => T.Cockpit, 1, Right.Moderate);
        m.OfficeNavigation("/verwaltung/meldungen", () => T.Reports, 20, Right.Moderate);
        m.OfficeNavigation("/verwaltung/barrieren", () => T.Barriers, 80, Right.Organise);
        m.OfficeNavigation(ShowFailures.Address, () => T.Technology, 85, Right.Organise);
        m.OfficeNavigation(SettingsPlace.SettingsRoot, () => T.Settings, 90, Right.Administer);

        m.Event(AssignItem.Assigned, () => T.EventAssigned, tells: true);
        m.Event(AssignItem.Unassigned, () => T.EventUnassigned);
        m.Event(AssignItem.Sorted, () => T.EventSorted);
        m.Event(AssignItem.Dated, () => T.EventDated);
    }
}
