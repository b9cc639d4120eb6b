using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Needs.Concerns;
using Digitalbeirat.Needs.Import;
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
        m.Job<ForgetDrafts>("15 3 * * *");
        m.PersonalData<ConcernData>();
        m.OwnTexts<ConcernData>();
        m.Slot<OpenConcerns>("start-open");
        m.Navigation("/anliegen", () => T.Concerns, 10);

        m.Event(PathEvents.ConcernRaised, () => T.EventRaised);
        m.Event(PathEvents.ConcernAssigned, () => T.EventAssigned, tells: true);
        m.Event(Concern.Moved, () => T.EventMoved);
    }
}
