using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Items;

namespace Digitalbeirat.Debate.Discussion;

static class CommentRules
{
    /// <summary>One may discuss what one can see, what is alive, and what can be discussed.</summary>
    public static bool MayComment(Actor actor, Item item, Kinds kinds) =>
        actor.Can(Right.TakePart) && Access.CanSee(actor, item) && item.MergedIntoId is null && item.Visibility is Visibility.Public or Visibility.Internal && kinds[item.Kind].Discussable;

    /// <summary>One's own words can be changed or withdrawn while they are in view.</summary>
    public static bool MayChange(Actor actor, Comment comment) =>
        actor.Can(Right.TakePart) && comment.AuthorId is { } author && author == actor.Id && comment.Visibility == Visibility.Public;
}
