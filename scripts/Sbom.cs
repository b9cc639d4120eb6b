// Writes artifacts/sbom.json: everything the program is built of, with version, licence and hash, as CycloneDX 1.6.
// It is made of the lock files alone and the packages they name, so the same sources give the same document.
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

var root = Directory.GetCurrentDirectory();
var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
var components = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
var wrong = new List<string>();

foreach (var framework in Read("src/Digitalbeirat.Server/packages.lock.json")["dependencies"]!.AsObject())
    foreach (var (name, about) in framework.Value!.AsObject())
        if (about!["type"]!.GetValue<string>() != "Project")
        {
            var version = about["resolved"]!.GetValue<string>();
            Add("nuget", name, version, Licence(name, version), about["contentHash"]?.GetValue<string>(), "required");
        }

// Of npm's parts the style sheet and the fonts are in the program; the others only made them.
foreach (var (place, about) in Read("src/Digitalbeirat.Ui/package-lock.json")["packages"]!.AsObject())
    if (place.Length > 0 && place.Split("node_modules/")[^1] is var name)
        Add("npm", name, about!["version"]!.GetValue<string>(), about["license"]?.GetValue<string>(), about["integrity"]?.GetValue<string>().Split('-')[^1], name is "@kern-ux/native" or "@fontsource/fira-sans" ? "required" : "excluded");

if (wrong.Count > 0)
{
    foreach (var line in wrong) Console.Error.WriteLine(line);
    return 1;
}
var version0 = XDocument.Load(Path.Combine(root, "Directory.Build.props")).Descendants("Version").First().Value;
var document = new JsonObject
{
    ["bomFormat"] = "CycloneDX", ["specVersion"] = "1.6", ["version"] = 1,
    ["metadata"] = new JsonObject { ["component"] = new JsonObject { ["type"] = "application", ["bom-ref"] = "digitalbeirat", ["name"] = "digitalbeirat", ["version"] = version0, ["licenses"] = Expression("EUPL-1.2") } },
    ["components"] = new JsonArray([.. components.Values]),
};
var target = Path.Combine(root, "artifacts", "sbom.json");
Directory.CreateDirectory(Path.GetDirectoryName(target)!);
File.WriteAllText(target, document.ToJsonString(new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n");
Console.Error.WriteLine($"{components.Count} parts in artifacts/sbom.json");
return 0;

JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(root, file)))!;

static JsonArray Expression(string licence) => [new JsonObject { ["expression"] = licence }];

void Add(string kind, string name, string version, string? licence, string? hash, string scope)
{
    if (licence is null) { wrong.Add($"{kind} {name} {version} does not say its licence"); return; }
    var purl = $"pkg:{kind}/{name.Replace("@", "%40", StringComparison.Ordinal)}@{version}";
    var component = new JsonObject { ["type"] = "library", ["bom-ref"] = purl, ["name"] = name, ["version"] = version, ["scope"] = scope, ["licenses"] = Expression(licence), ["purl"] = purl };
    if (hash is not null) component["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-512", ["content"] = Convert.ToHexStringLower(Convert.FromBase64String(hash)) });
    components[purl] = component;
}

// Every package says it itself; these point to a file or a page, which somebody read for exactly this version.
string? Licence(string name, string version)
{
    var read = new Dictionary<string, string> { ["Otp.NET 1.4.1"] = "MIT", ["zxcvbn-core 1.1.17"] = "MIT", ["NETStandard.Library 2.0.3"] = "MIT" };
    if (read.TryGetValue($"{name} {version}", out var known)) return known;
    var file = Path.Combine(packages, name.ToLowerInvariant(), version, name.ToLowerInvariant() + ".nuspec");
    if (!File.Exists(file)) return null;
    var licence = XDocument.Load(file).Descendants().FirstOrDefault(e => e.Name.LocalName == "license");
    return licence?.Attribute("type")?.Value == "expression" ? licence.Value : null;
}
