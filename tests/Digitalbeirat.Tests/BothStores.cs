using System.Reflection;
using Digitalbeirat.Testing;
using Xunit.Sdk;
using Xunit.v3;

namespace Digitalbeirat.Tests;

/// <summary>Runs the promise on SQLite and on PostgreSQL; where there is no PostgreSQL the test says that it was skipped.</summary>
public sealed class BothStores : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
        [
            new TheoryDataRow<Database>(Database.Sqlite),
            new TheoryDataRow<Database>(Database.Postgres) { Skip = Environment.GetEnvironmentVariable("TEST_PG") is null ? "TEST_PG is not set: no PostgreSQL here" : null },
        ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
