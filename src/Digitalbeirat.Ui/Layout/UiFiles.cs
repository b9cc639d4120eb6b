using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace Digitalbeirat.Ui;

/// <summary>Addresses of our own files that change with their content, so that browsers keep them for good and never show an old one.</summary>
public sealed class UiFiles(EndpointDataSource endpoints)
{
    const string Root = "_content/Digitalbeirat.Ui/";
    volatile Dictionary<string, string>? known;

    public string this[string file] => "/" + ((known ??= Find()).TryGetValue(file, out var address) ? address : Root + file);

    // MapStaticAssets knows each file under its own name and under one with its fingerprint.
    Dictionary<string, string> Find() => endpoints.Endpoints.Select(e => e.Metadata.GetMetadata<StaticAssetDescriptor>()).OfType<StaticAssetDescriptor>()
        .Where(d => d.Selectors.Count == 0 && d.Properties.Any(p => p.Name == "fingerprint"))
        .Select(d => (d.Route, Label: d.Properties.FirstOrDefault(p => p.Name == "label")?.Value))
        .Where(d => d.Label is not null && d.Label.StartsWith(Root, StringComparison.Ordinal))
        .DistinctBy(d => d.Label).ToDictionary(d => d.Label![Root.Length..], d => d.Route);
}
