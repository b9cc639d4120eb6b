using Digitalbeirat.Kernel.Items;

namespace Digitalbeirat.Ui;

static class Tones
{
    /// <summary>The part of a class name that KERN and our own styles know a tone by.</summary>
    public static string Css(this Tone tone) => tone switch { Tone.Info => "info", Tone.Success => "success", Tone.Warning => "warning", Tone.Danger => "danger", _ => "neutral" };
}
