using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Digitalbeirat.Kernel.Contracts;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Items;
using Digitalbeirat.Kernel.Settings;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Needs.Concerns;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.Needs.Import;

/// <summary>What became of a list.</summary>
public sealed record ImportOutcome(long Rows, long Imported, long Already, IReadOnlyList<string> Problems);

/// <summary>Brings in a municipality's own list of concerns. Rows with errors are named and left out; what is there already is recognised,
/// so an import that was broken off is simply run again.</summary>
public sealed class ImportConcerns(AppDb db, Places places)
{
    const int Batch = 500, MostProblems = 1000;

    public async Task<ImportOutcome> Run(TextReader text, IReadOnlyDictionary<string, string> map, bool dryRun, Action<long>? progress, CancellationToken stop)
    {
        using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { DetectDelimiter = true, DetectDelimiterValues = [";", ",", "\t"], BadDataFound = null, Mode = CsvMode.RFC4180, MaxFieldSize = 100_000 });
        if (!await csv.ReadAsync()) return new(0, 0, 0, ["The file is empty."]);
        var (columns, missing) = ImportColumns.Find(csv.Record!, map);
        if (missing.Count > 0) return new(0, 0, 0, missing);
        var read = new ReadRow(columns, await places.Get(db), db.Now);
        var known = (await db.Items.Where(i => i.Source != null && i.Source.StartsWith("import:")).Select(i => i.Source!).ToListAsync(stop)).ToHashSet();
        var (problems, batch) = (new List<string>(), new List<ImportRow>(Batch));
        long rows = 0, imported = 0, already = 0;
        while (await csv.ReadAsync())
        {
            rows++;
            var cells = csv.Record!;
            if (cells.All(string.IsNullOrWhiteSpace)) continue;
            var (row, problem) = cells.Length > csv.Count || cells.Length == 0 ? (null, "is broken") : read.Run(cells);
            if (row is null) { if (problems.Count < MostProblems) problems.Add($"line {csv.RawRow}: {problem}"); }
            else if (!known.Add(row.Source)) already++;
            else batch.Add(row);
            if (batch.Count == Batch) imported += await Write(batch, dryRun, stop);
            if (rows % 1000 == 0) progress?.Invoke(rows);
        }
        imported += await Write(batch, dryRun, stop);
        return new(rows, imported, already, problems);
    }

    async Task<int> Write(List<ImportRow> rows, bool dryRun, CancellationToken stop)
    {
        var count = rows.Count;
        if (!dryRun && count > 0) await db.Change(() => Add(rows, stop), stop);
        db.ChangeTracker.Clear();
        rows.Clear();
        return count;
    }

    async Task Add(List<ImportRow> rows, CancellationToken stop)
    {
        var numbers = new Dictionary<int, Queue<string>>();
        foreach (var year in rows.GroupBy(r => Show.Day(r.At).Year)) numbers[year.Key] = await db.NextNumbers(Concern.Kind, year.First().At, year.Count());
        var items = new List<(Item Item, ImportRow Row)>(rows.Count);
        foreach (var row in rows)
        {
            var item = new Item
            {
                Kind = Concern.Kind.Key, Number = numbers[Show.Day(row.At).Year].Dequeue(), Title = row.Title, State = Concern.Open,
                AreaId = row.Area, DistrictId = row.District, CreatedAt = row.At, ChangedAt = row.At, StateSince = row.At, Source = row.Source,
            };
            item.Write(row.Title, row.Body);
            item.Tags.AddRange(row.Tags.Select(t => new ItemTag { Tag = t }));
            items.Add((item, row));
        }
        db.Items.AddRange(items.Select(i => i.Item));
        await db.SaveChangesAsync(stop);
        foreach (var (item, row) in items)
        {
            db.Add(new Concern { ItemId = item.Id, As = row.As, Need = row.Need, SoThat = row.SoThat });
            db.Record(item, PathEvents.ConcernRaised, null);
        }
    }
}
