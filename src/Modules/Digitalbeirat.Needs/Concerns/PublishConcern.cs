using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Files;
using Digitalbeirat.Kernel.Items;

namespace Digitalbeirat.Needs.Concerns;

/// <summary>Gives a concern its number and makes it public.</summary>
public sealed class PublishConcern(AppDb db)
{
    /// <summary>Publishes a draft, which is gone afterwards: pressing twice publishes once.</summary>
    public Task<Item> Run(Draft draft, ConcernText text, Person author) => db.Change(async () =>
    {
        var kept = draft.Input.Kept;
        db.Remove(draft);
        var item = await Run(text, author);
        if (kept is not null)
            db.Attachments.Add(new Attachment { ItemId = item.Id, Name = kept.Name, MediaType = kept.MediaType, Hash = kept.Hash, Size = kept.Size, Width = kept.Width, Height = kept.Height, Alt = text.PictureAlt, At = db.Now, PersonId = author.Id });
        return item;
    });

    /// <summary>Publishes text that needs no draft: imports, the demo, the office on somebody's behalf.</summary>
    public Task<Item> Run(ConcernText text, Person? author, Action<Item>? more = null) => db.Change(async () =>
    {
        var item = await db.Raise(Concern.Kind, author, text.Title, Concern.Compose(text.As, text.Need, text.SoThat, text.More), Concern.Open, PathEvents.ConcernRaised, i =>
        {
            i.AreaId = text.Area;
            i.DistrictId = text.District;
            i.Tags.AddRange(text.Tags.Select(t => new ItemTag { Tag = t }));
            more?.Invoke(i);
        });
        db.Add(new Concern { ItemId = item.Id, As = text.As, Need = text.Need, SoThat = text.SoThat });
        return item;
    });
}
