using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Texts;

namespace Digitalbeirat.Board.Meetings;

/// <summary>A meeting in a list.</summary>
public sealed record MeetingRow(long Id, string Number, string Title, string State, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string PlaceName, string PlaceAddress, bool Online, bool Open)
{
    public static IQueryable<MeetingRow> Of(IQueryable<Meeting> meetings, IQueryable<Item> items)
    {
        var language = Languages.Current;
        return from m in meetings
               join i in items on m.ItemId equals i.Id
               select new MeetingRow(i.Id, i.Number, i.Texts.Where(t => t.Language == language).Select(t => t.Title).FirstOrDefault() ?? i.Title, i.State,
                   m.StartsAt, m.EndsAt, m.PlaceName, m.PlaceAddress, m.OnlineLink != null, m.Open);
    }
}
