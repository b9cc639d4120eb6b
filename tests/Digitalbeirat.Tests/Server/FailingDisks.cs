using System.Text;
using Digitalbeirat.Testing;

namespace Digitalbeirat.Tests.Server;

/// <summary>Disks that are really full and really read-only, under the program as a process of its own.</summary>
public sealed class FailingDisks : IDisposable
{
    readonly string place = Directory.CreateTempSubdirectory("digitalbeirat-disk").FullName;

    public void Dispose() => Directory.Delete(place, true);

    static byte[] Pdf(int size) => [.. "%PDF-1.4\n"u8, .. Encoding.ASCII.GetBytes(new string('x', size))];

    static async Task<string> Settled(Town town)
    {
        await town.Account("Anna");
        var concern = await town.Concern("Ein Fahrplan an jeder Haltestelle", by: "Anna");
        await town.Settle();
        return concern;
    }

    static async Task<int> Comment(Visitor anna, string concern, string text)
    {
        await anna.Open($"/anliegen/{concern}");
        await anna.Press("Beitrag schreiben", ("text", text));
        return anna.Status;
    }

    static async Task<int> Attach(Visitor anna, string concern, int size)
    {
        await anna.Open($"/bearbeiten/{concern}");
        anna.Attach("file", "plan.pdf", Pdf(size));
        await anna.Press("Speichern", ("body", "Ein Anhang für alle, die mehr wissen wollen."));
        return anna.Status;
    }

    [Fact]
    public async Task On_a_disk_that_is_really_full_changes_are_refused_whole_reading_goes_on_and_with_room_again_so_does_writing()
    {
        Assert.SkipUnless(OwnDisk.IsThere, "This machine lets nobody mount a disk of their own");
        await using var town = await Town.Found();
        var concern = await Settled(town);
        using var program = await RunningProgram.StartBy(OwnDisk.Small(town.Folder, place, 24), place);
        using var anna = new Visitor(program.Address);
        await anna.SignIn(Town.Email("Anna"), Town.Password);
        Assert.Equal(200, await Comment(anna, concern, "Solange noch Platz ist."));
        OwnDisk.Inside(program, $"dd if=/dev/zero of={place}/voll bs=4k 2>/dev/null; test \"$(df --output=avail {place} | tail -1)\" -eq 0");

        // What fits into the pages that the log has already is still kept; then no more.
        var (kept, status) = (0, 200);
        for (; kept < 400 && status == 200; kept += status == 200 ? 1 : 0) status = await Comment(anna, concern, $"Beitrag {kept} " + string.Concat(Enumerable.Repeat("mit vielen Worten, die Platz brauchen ", 50)));
        Assert.Equal(507, status);
        Assert.Contains("Der Speicher ist voll", anna.Text);
        Assert.Equal(507, await Attach(anna, concern, 200_000));
        foreach (var path in new[] { "/", $"/anliegen/{concern}", "/anliegen", "/konto", "/health/live", "/health/ready" }) Assert.Equal((path, 200), (path, await anna.StatusOf(path)));

        OwnDisk.Inside(program, $"rm {place}/voll");
        Assert.Equal(200, await Comment(anna, concern, "Jetzt ist wieder Platz."));
        Assert.Equal(200, await Attach(anna, concern, 200_000));
        var comments = await anna.Http.GetStringAsync("/api/comments.csv");
        Assert.Equal(Enumerable.Range(0, kept), Enumerable.Range(0, 401).Where(n => comments.Contains($"Beitrag {n} mit", StringComparison.Ordinal)));
        Assert.Contains("Jetzt ist wieder Platz.", comments);
    }

    [Fact]
    public async Task Where_only_the_folder_of_files_is_read_only_files_are_refused_and_everything_else_goes_on()
    {
        Assert.SkipUnless(OwnDisk.IsThere, "This machine lets nobody mount a disk of their own");
        await using var town = await Town.Found();
        var concern = await Settled(town);
        using var program = await RunningProgram.StartBy(OwnDisk.ReadOnly(town.Folder, "files"), town.Folder);
        using var anna = new Visitor(program.Address);
        await anna.SignIn(Town.Email("Anna"), Town.Password);
        Assert.Equal(503, await Attach(anna, concern, 1000));
        Assert.Contains("Wir sind gleich wieder da", anna.Text);
        Assert.Equal(200, await Comment(anna, concern, "Schreiben geht."));
        OwnDisk.Inside(program, $"mount -o remount,bind,rw {town.Folder}/files");
        Assert.Equal(200, await Attach(anna, concern, 1000));
    }

    [Fact]
    public async Task On_a_file_system_that_broke_and_became_read_only_people_read_on_and_are_told_that_nothing_is_kept()
    {
        Assert.SkipUnless(OwnDisk.MayBreak, "Only root may have a file system of its own and break it");
        await using var town = await Town.Found();
        var concern = await Settled(town);
        var image = Path.Combine(Path.GetTempPath(), Path.GetFileName(place) + ".img");
        try
        {
            using var program = await RunningProgram.StartBy(OwnDisk.Breakable(town.Folder, place, image), place);
            using var anna = new Visitor(program.Address);
            await anna.SignIn(Town.Email("Anna"), Town.Password);
            Assert.Equal(200, await Comment(anna, concern, "Solange sie noch ganz ist."));
            OwnDisk.Inside(program, $"echo 1 > /sys/fs/ext4/$(basename $(losetup -j {image} -n -O NAME))/trigger_fs_error");
            Assert.Equal(503, await Comment(anna, concern, "Das wird nichts."));
            Assert.Contains("Wir sind gleich wieder da", anna.Text);
            foreach (var path in new[] { "/", $"/anliegen/{concern}", "/anliegen", "/konto", "/health/live" }) Assert.Equal((path, 200), (path, await anna.StatusOf(path)));
            Assert.DoesNotContain("Das wird nichts.", await anna.Http.GetStringAsync("/api/comments.csv"));
        }
        finally
        {
            File.Delete(image);
        }
    }

    [Fact]
    public async Task On_a_read_only_disk_it_does_not_start_and_says_where_it_cannot_write()
    {
        Assert.SkipUnless(OwnDisk.IsThere, "This machine lets nobody mount a disk of their own");
        await using var town = await Town.Found();
        await Settled(town);
        var failed = await Assert.ThrowsAsync<InvalidOperationException>(() => RunningProgram.StartBy(OwnDisk.ReadOnly(town.Folder, "."), town.Folder));
        Assert.Contains(town.Folder, failed.Message);
        Assert.DoesNotContain("   at ", failed.Message);
    }
}
