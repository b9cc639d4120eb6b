using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Needs.Concerns;
using Digitalbeirat.Needs.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Needs;

/// <summary>What people need, in their own words, and where it is on its way.</summary>
public sealed class NeedsModule : IModule
{
    public string Name => "needs";

    public void Describe(ModuleBuilder m)
    {
        m.Kind(Concern.Kind);
        m.Tables(ConcernTables.Map);

        m.Slice<ListConcerns>();
        m.Slice<ShowConcern>();
        m.Slice<RaiseConcern>();
        m.Slice<CheckConcern>();
        m.Slice<ConfirmConcern>();
        m.Slice<KeepDraft>();
        m.Services.AddScoped<IUseFiles, DraftPictures>().AddScoped<PublishConcern>().AddScoped<ImportConcerns>();

        m.Reader<FollowPath>();
        m.Retain(new("drafts", () => T.KeptDrafts, Draft.Life.Days, (db, before, stop) => db.Set<Draft>().Where(d => d.ChangedAt < before).ExecuteDeleteAsync(stop)));
        m.Retain(new("unconfirmed", () => T.KeptUnconfirmed, ConfirmConcern.Life.Days, (db, before, stop) => db.Set<Draft>().Where(d => d.SentAt != null && d.SentAt < before).ExecuteDeleteAsync(stop)));
        m.PersonalData<ConcernData>();
        m.OwnTexts<ConcernData>();
        m.Slot<OpenConcerns>("start-open");
        m.Navigation("/anliegen", () => T.Concerns, 10);

        m.Event(PathEvents.ConcernRaised, () => T.EventRaised);
        m.Event(PathEvents.ConcernAssigned, () => T.EventAssigned, tells: true);
        m.Event(Concern.Moved, () => T.EventMoved);
    }
}
