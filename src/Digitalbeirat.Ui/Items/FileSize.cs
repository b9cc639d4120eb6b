using Digitalbeirat.Kernel.Texts;

namespace Digitalbeirat.Ui;

static class FileSize
{
    public static string Words(long bytes) => bytes < 1_000_000 ? $"{Show.Number(Math.Max(1, bytes / 1000))} kB" : $"{(bytes / 1e6).ToString("0.0", Show.Culture)} MB";
}
