using System.Runtime.CompilerServices;
using Digitalbeirat.Kernel.Web;

namespace Digitalbeirat.Ui;

/// <summary>What the fields of a form are called, so that the summary above them can name each: "Please fill in this field" alone says nothing there.</summary>
static class FieldLabels
{
    static readonly ConditionalWeakTable<Errors, Dictionary<string, string>> labels = [];

    public static void Remember(Errors errors, string field, string label) => labels.GetOrCreateValue(errors)[field] = label;

    public static string? Of(Errors errors, string field) => labels.TryGetValue(errors, out var known) ? known.GetValueOrDefault(field) : null;
}
