using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Tests.Kernel;

public sealed class SeeingItems
{
    [Theory, BothStores]
    public async Task The_rule_for_one_item_and_the_rule_for_queries_agree_for_every_visibility_and_every_mixture_of_roles(Database store)
    {
        await using var town = await Town.Found(store);
        using var me = await town.Person("Ich");
        using var other = await town.Person("Andere");
        foreach (var by in new[] { "Ich", "Andere", null })
            foreach (var visibility in Enum.GetValues<Visibility>())
                await town.Change(await town.Concern($"{visibility} von {by}", by), i => i.Visibility = visibility);
        var items = await town.Ask(db => db.Items.AsNoTracking().OrderBy(i => i.Id).ToListAsync());
        Assert.Equal(15, items.Count);
        var id = await town.Ask(db => db.People.Where(p => p.Name == "Ich").Select(p => p.Id).SingleAsync());
        await town.Ask(async db =>
        {
            foreach (var actor in Everybody(id))
            {
                var found = await db.Items.VisibleTo(actor).OrderBy(i => i.Id).Select(i => i.Id).ToListAsync();
                Assert.Equal(items.Where(i => Access.CanSee(actor, i)).Select(i => i.Id), found);
                var listed = await db.Items.ListedFor(actor).Select(i => i.Id).ToListAsync();
                Assert.Subset(found.ToHashSet(), listed.ToHashSet());
            }
            return true;
        });
    }

    static IEnumerable<Actor> Everybody(long me)
    {
        yield return new Actor();
        var system = new Actor();
        system.BecomeSystem();
        yield return system;
        for (var roles = 0; roles < 256; roles++)
            foreach (var blocked in roles is 0 or 1 or 255 ? new[] { true, false } : [false])
            {
                var actor = new Actor();
                actor.Become(new Person { Id = me, Name = "Ich", Roles = (Roles)roles, BlockedAt = blocked ? DateTimeOffset.UnixEpoch : null });
                yield return actor;
            }
    }

    [Fact]
    public async Task Whoever_has_no_business_with_it_sees_what_is_public_and_nothing_else()
    {
        await using var town = await Town.Found();
        foreach (var visibility in Enum.GetValues<Visibility>()) await town.Change(await town.Concern(visibility.ToString()), i => i.Visibility = visibility);
        using var visitor = town.Visitor();
        using var resident = await town.Person("Ben");
        foreach (var who in new[] { visitor, resident })
            Assert.Equal(["Public"], (await who.Api("/api/concerns")).GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("title").GetString()));
    }
}
