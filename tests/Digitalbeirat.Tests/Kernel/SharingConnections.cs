using System.Data.Common;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Tests.Kernel;

public sealed class SharingConnections
{
    /// <summary>Does something once between the moment a context closes its connection and the moment it gives it back.</summary>
    sealed class InBetween : DbConnectionInterceptor
    {
        public Action? Work { get; set; }

        public override InterceptionResult ConnectionDisposing(DbConnection connection, ConnectionEventData data, InterceptionResult result)
        {
            var work = Work;
            Work = null;
            work?.Invoke();
            return result;
        }
    }

    [Fact]
    public async Task Two_who_ask_at_once_never_share_a_connection_not_even_when_one_is_just_giving_it_back()
    {
        var between = new InBetween();
        await using var town = await Town.Found(services => services.ConfigureDbContext<AppDb>(o => o.AddInterceptors(between)));
        await using var second = town.Services.CreateAsyncScope();
        await using var third = town.Services.CreateAsyncScope();
        DbConnection Of(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<AppDb>().Database.GetDbConnection();
        await using (var first = town.Services.CreateAsyncScope())
        {
            Of(first);
            between.Work = () => Of(second);
        }
        Assert.NotSame(Of(second), Of(third));
    }

    // PostgreSQL answers one question at a time on a connection, and says so.
    [Fact]
    public async Task The_same_question_may_be_asked_again_while_its_answer_is_being_read()
    {
        await using var town = await Town.Found();
        for (var i = 0; i < 3; i++) await town.Concern($"Anliegen {i}");
        Task<List<string>> Ask(AppDb db) => db.Items.OrderBy(i => i.Id).Select(i => i.Title).ToListAsync();
        var all = await town.Ask(Ask);
        await town.Do(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var read = new List<string>();
            await foreach (var title in db.Items.OrderBy(i => i.Id).Select(i => i.Title).AsAsyncEnumerable())
            {
                read.Add(title);
                Assert.Equal(all, await Ask(db));
            }
            Assert.Equal(all, read);
        });
    }
}
