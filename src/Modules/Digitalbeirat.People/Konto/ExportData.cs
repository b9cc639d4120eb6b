using System.IO.Compression;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Digitalbeirat.Kernel.Access;
using Digitalbeirat.Kernel.Data;
using Digitalbeirat.Kernel.Files;
using Digitalbeirat.Kernel.Texts;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Digitalbeirat.People.Konto;

/// <summary>Everything every module knows about a person, written part by part while it is read.</summary>
public sealed class ExportData(AppDb db, Actor actor, IEnumerable<IPersonalData> parts, KeepFile files, SecurityLog log) : ISlice
{
    // Read by people, in a file of their own: umlauts stay umlauts.
    static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    public static void Map(Routes routes)
    {
        routes.MapGet("/konto/daten", (Site site) => Html.Page<DataPage>(new { Tabs = AccountTabs.Of(site) })).Personal();
        routes.MapGet("/konto/daten/export.json", (ExportData slice) => slice.Answer("application/json", "json", slice.WriteJson)).Personal();
        routes.MapGet("/konto/daten/export.zip", (ExportData slice) => slice.Answer("application/zip", "zip", slice.WriteZip)).Personal();
        routes.MapGet("/api/me/export", (ExportData slice) => slice.Answer("application/json", "json", slice.WriteJson)).Personal().Api("People", "Everything kept about you");
    }

    IResult Answer(string type, string ending, Func<Stream, Task> write)
    {
        log.Note(SecurityEvent.DataExported, actor.Id, ending);
        return Results.Stream(write, type, $"digitalbeirat-{Show.Day(db.Now):yyyy-MM-dd}.{ending}");
    }

    async Task WriteJson(Stream stream)
    {
        await using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = json.Encoder });
        writer.WriteStartObject();
        writer.WriteString("exportedAt", db.Now);
        foreach (var part in parts)
        {
            writer.WritePropertyName(part.Part);
            // As bytes: the serializer itself would flush the answer without waiting, which the server does not allow.
            writer.WriteRawValue(JsonSerializer.SerializeToUtf8Bytes(await part.Export(actor.Id!.Value), json), skipInputValidation: true);
            await writer.FlushAsync();
        }
        writer.WriteEndObject();
    }

    async Task WriteZip(Stream stream)
    {
        // The archive writes its last bytes of each entry without waiting; the pipe takes them, the server would refuse them.
        var pipe = PipeWriter.Create(stream, new(leaveOpen: true));
        await using (var zip = await ZipArchive.CreateAsync(pipe.AsStream(leaveOpen: true), ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null)) await Fill(zip);
        await pipe.CompleteAsync();
    }

    async Task Fill(ZipArchive zip)
    {
        foreach (var part in parts)
        {
            await using var entry = await zip.CreateEntry(part.Part + ".json").OpenAsync();
            await JsonSerializer.SerializeAsync(entry, await part.Export(actor.Id!.Value), json);
        }
        foreach (var own in await db.Attachments.AsNoTracking().Where(a => a.PersonId == actor.Id).ToListAsync())
        {
            await using var bytes = files.Open(own.Hash);
            if (bytes is null) continue;
            await using var entry = await zip.CreateEntry($"files/{own.Id}-{own.Name}", CompressionLevel.NoCompression).OpenAsync();
            await bytes.CopyToAsync(entry);
        }
    }
}
