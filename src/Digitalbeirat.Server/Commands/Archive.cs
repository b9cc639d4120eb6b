using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Digitalbeirat.Server.Web;
using Npgsql;

namespace Digitalbeirat.Server.Commands;

/// <summary>An installation in one file: the database, and the folders with files and keys.</summary>
sealed class Archive(Installation where)
{
    const string Database = "database";
    static readonly string[] folders = ["files", "keys"];

    public async Task<bool> IsUsed(CancellationToken stop)
    {
        if (where.Store is not Store.Postgres.PostgresStore) return File.Exists(Path.Combine(where.Data.Root, "digitalbeirat.db"));
        await using var connection = new NpgsqlConnection(where.Connection);
        await connection.OpenAsync(stop);
        await using var ask = new NpgsqlCommand("SELECT to_regclass('items') IS NOT NULL", connection);
        return (bool)(await ask.ExecuteScalarAsync(stop))!;
    }

    /// <summary>Written aside and renamed: a broken copy never bears the name of a good one.</summary>
    public async Task Write(string target, CancellationToken stop)
    {
        var aside = target + "." + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        var work = Directory.CreateTempSubdirectory("digitalbeirat-backup").FullName;
        try
        {
            Say("database");
            var database = Path.Combine(work, Database);
            await where.Store.Save(where.Connection, database, stop);
            await using (var file = new FileStream(aside, FileMode.CreateNew))
            {
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(aside, UnixFileMode.UserRead | UnixFileMode.UserWrite);
                await using var zip = new GZipStream(file, CompressionLevel.Fastest);
                await using var tar = new TarWriter(zip);
                await tar.WriteEntryAsync(database, $"{where.Store.Name}/{Database}", stop);
                foreach (var folder in folders)
                {
                    Say(folder);
                    foreach (var path in Directory.EnumerateFiles(where.Data.Folder(folder), "*", SearchOption.AllDirectories))
                        await tar.WriteEntryAsync(path, Path.GetRelativePath(where.Data.Root, path), stop);
                }
            }
            File.Move(aside, target, true);
        }
        finally
        {
            File.Delete(aside);
            Directory.Delete(work, true);
        }
    }

    /// <summary>Files first: what the database then refers to is there.</summary>
    public async Task Read(string source, CancellationToken stop)
    {
        var work = Directory.CreateTempSubdirectory("digitalbeirat-restore").FullName;
        try
        {
            Say("unpacking");
            await using (var zip = new GZipStream(File.OpenRead(source), CompressionMode.Decompress)) await TarFile.ExtractToDirectoryAsync(zip, work, false, stop);
            var database = Path.Combine(work, where.Store.Name, Database);
            if (!File.Exists(database)) throw new InvalidDataException($"{source} holds no copy of a {where.Store.Name} database");
            foreach (var folder in folders.Where(f => Directory.Exists(Path.Combine(work, f))))
            {
                Say(folder);
                foreach (var path in Directory.EnumerateFiles(Path.Combine(work, folder), "*", SearchOption.AllDirectories))
                {
                    var to = Path.Combine(where.Data.Root, Path.GetRelativePath(work, path));
                    Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                    File.Copy(path, to, true);
                }
            }
            Say("database");
            await where.Store.Load(where.Connection, database, stop);
        }
        finally
        {
            Directory.Delete(work, true);
        }
    }

    static void Say(string what) => Console.Error.WriteLine($"  {what}");
}
