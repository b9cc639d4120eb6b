using System.Diagnostics;

namespace Digitalbeirat.Tests.Server;

/// <summary>A disk that a program has for itself: mounted where nobody else sees it, and gone when the program ends.</summary>
static class OwnDisk
{
    static readonly string[] apart = Environment.UserName == "root" ? ["unshare", "-m"] : ["unshare", "-rm"];

    /// <summary>Whether this machine lets us mount a disk of our own.</summary>
    public static bool IsThere => OperatingSystem.IsLinux() && Status([.. apart, "sh", "-c", "mount -t tmpfs none /mnt"]) == 0;

    /// <summary>Whether it lets us have a whole file system with a way to break it.</summary>
    public static bool MayBreak => IsThere && Environment.UserName == "root" && File.Exists("/usr/sbin/mkfs.ext4") && Status("losetup", "-f") == 0;

    /// <summary>What mounts a disk of so many megabytes, copies the town's folder there and becomes the program.</summary>
    public static string[] Small(string from, string to, int megabytes) => Before("mount -t tmpfs -o size=\"$3\"m none \"$2\" && cp -a \"$1\"/. \"$2\"/", from, to, $"{megabytes}");

    /// <summary>As it is, but for one folder nobody can write into.</summary>
    public static string[] ReadOnly(string folder, string part) => Before("mkdir -p \"$1/$2\" && mount --bind \"$1/$2\" \"$1/$2\" && mount -o remount,bind,ro \"$1/$2\" && :", folder, part, "");

    /// <summary>A file system in a file.</summary>
    public static string[] Breakable(string from, string to, string image) =>
        Before("truncate -s 64M \"$3\" && mkfs.ext4 -q \"$3\" && mount -o loop,errors=remount-ro \"$3\" \"$2\" && cp -a \"$1\"/. \"$2\"/ && sync", from, to, image);

    static string[] Before(string make, string one, string two, string three) => [.. apart, "sh", "-c", make + " && shift 3 && exec \"$@\"", "sh", one, two, three];

    /// <summary>Does something where the program sees its disk.</summary>
    public static void Inside(RunningProgram program, string what)
    {
        string[] user = Environment.UserName == "root" ? [] : ["-U", "--preserve-credentials"];
        var status = Status(["nsenter", "-t", $"{program.Id}", .. user, "-m", "sh", "-c", what]);
        if (status != 0) throw new InvalidOperationException($"{what} ended with {status}");
    }

    static int Status(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", .. words]))!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
