using Digitalbeirat.Kernel.Search;
using Digitalbeirat.Kernel.Web;
using Digitalbeirat.Openness.Feeds;
using Digitalbeirat.Openness.Files;
using Digitalbeirat.Openness.History;
using Digitalbeirat.Openness.Live;
using Digitalbeirat.Openness.Paths;
using Digitalbeirat.Openness.Search;
using Digitalbeirat.Openness.Start;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Openness;

/// <summary>What anybody may look into: the start page, paths, the journal, search, feeds and files.</summary>
public sealed class OpennessModule : IModule
{
    public string Name => "openness";

    public void Describe(ModuleBuilder m)
    {
        m.Slice<ShowStart>();
        m.Slice<DescribeTown>();
        m.Slice<ChooseLook>();
        m.Slice<ShowOffline>();
        m.Slice<FindByNumber>();
        m.Slice<ShowPathPage>();
        m.Slice<ShowHistory>();
        m.Slice<ReadJournalPage>();
        m.Slice<FindItems>();
        m.Slice<SimilarItems>();
        m.Slice<ReadFeed>();
        m.Slice<ListFeeds>();
        m.Slice<GetFile>();
        m.Slice<TellCrawlers>();
        m.Slice<WatchItem>();

        m.Slot<JourneySlot>("item");
        m.Services.AddSingleton<ITokens, GermanTokens>();
        m.Navigation("/journal", () => T.Journal, 90);

        m.Event("item.hidden", () => T.EventHidden, tells: true);
        m.Event("item.deleted", () => T.EventDeleted);
        m.Event("item.restored", () => T.EventRestored, tells: true);
        m.Event("item.merged", () => T.EventMerged, tells: true);
        m.Event("item.received", () => T.EventReceived);
        m.Event("item.separated", () => T.EventSeparated);
    }
}
