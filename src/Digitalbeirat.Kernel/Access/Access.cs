using System.Linq.Expressions;
using Digitalbeirat.Kernel.Items;

namespace Digitalbeirat.Kernel.Access;

/// <summary>The one choke point: every page, feed, search, export and file asks here.</summary>
public static class Access
{
    const Roles Staff = Roles.Office | Roles.Administrator;

    public static bool Holds(Actor actor, Right right) => right switch
    {
        Right.TakePart => actor is { SignedIn: true, Person.BlockedAt: null },
        Right.ReadInternal => actor.Is(Roles.Board | Roles.Council | Staff),
        Right.Vote => actor.Is(Roles.Board),
        Right.Answer => actor.Is(Roles.Unit | Roles.Council | Staff),
        Right.Moderate => actor.Is(Roles.Moderator | Staff),
        Right.Organise => actor.Is(Staff),
        Right.Administer => actor.Is(Roles.Administrator),
        _ => false,
    };

    public static bool CanSee(Actor actor, Item item) => CanSee(actor, item.Visibility, item.AuthorId);

    /// <summary>For those who ask the database for these two alone.</summary>
    public static bool CanSee(Actor actor, Visibility visibility, long? authorId) => visibility switch
    {
        Visibility.Public => true,
        Visibility.Internal => actor.Can(Right.ReadInternal),
        Visibility.Hidden => actor.Can(Right.Moderate) || Wrote(actor, authorId),
        Visibility.Proposed => actor.Can(Right.Organise) || Wrote(actor, authorId),
        _ => actor.Can(Right.Organise),
    };

    static bool Wrote(Actor actor, long? authorId) => actor.Id is { } id && authorId == id;

    /// <summary>The same rule for queries. A test compares both for every kind of visibility and every role.</summary>
    public static Expression<Func<Item, bool>> Visible(Actor actor)
    {
        var @internal = actor.Can(Right.ReadInternal);
        var hidden = actor.Can(Right.Moderate);
        var all = actor.Can(Right.Organise);
        var me = actor.Id;
        if (!actor.SignedIn && !actor.IsSystem) return i => i.Visibility == Visibility.Public;
        return i => i.Visibility == Visibility.Public
            || (i.Visibility == Visibility.Internal && @internal)
            || (i.Visibility == Visibility.Hidden && (hidden || i.AuthorId == me))
            || (i.Visibility == Visibility.Proposed && i.AuthorId == me)
            || all;
    }

    public static IQueryable<Item> VisibleTo(this IQueryable<Item> items, Actor actor) => items.Where(Visible(actor));

    /// <summary>Lists show what is alive: neither merged nor hidden nor deleted, whoever looks.</summary>
    public static IQueryable<Item> ListedFor(this IQueryable<Item> items, Actor actor) =>
        actor.Can(Right.Organise)
            ? items.Where(i => (i.Visibility == Visibility.Public || i.Visibility == Visibility.Internal || i.Visibility == Visibility.Proposed) && i.MergedIntoId == null)
        : actor.Can(Right.ReadInternal)
            ? items.Where(i => (i.Visibility == Visibility.Public || i.Visibility == Visibility.Internal) && i.MergedIntoId == null)
            : items.Where(i => i.Visibility == Visibility.Public && i.MergedIntoId == null);

    public static bool CanEdit(Actor actor, Item item) =>
        actor.Can(Right.Organise) || (item.AuthorId is { } author && author == actor.Id && actor.Can(Right.TakePart) && item.Visibility is Visibility.Public or Visibility.Proposed);

    /// <summary>A unit answers what it was assigned; the council and the office answer for all.</summary>
    public static bool CanAnswer(Actor actor, Item item) =>
        actor.Can(Right.Organise) || actor.Is(Roles.Council)
        || (actor.Is(Roles.Unit) && actor.Person?.UnitId is { } unit && item.UnitId == unit);
}
