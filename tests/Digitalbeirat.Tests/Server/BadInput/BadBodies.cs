using System.Net.Http.Headers;
using System.Text;

namespace Digitalbeirat.Tests.Server.BadInput;

/// <summary>What people, programs and attackers send instead of a form.</summary>
static class BadBodies
{
    public const string Sql = "'; DROP TABLE items; -- \" OR 1=1";
    public const string Html = "\"'><script>alert(4711)</script><img src=x onerror=alert(4711)> {{7*7}} ${7*7}";

    public static readonly IReadOnlyList<(string Name, Func<Door, HttpContent> Make)> All =
    [
        ("nothing", _ => Form("")),
        ("SQL in every field", d => Same(d, Sql)),
        ("HTML in every field", d => Same(d, Html)),
        ("HTML in every text, the rest as it should be", d => Each(d, f => Door.Honest(f.Type) ?? Html)),
        ("a zero character in every field", d => Each(d, f => Door.Honest(f.Type) ?? "a\0b")),
        ("a zero character in a name", _ => Form("a%00b=1&%00=2")),
        ("no UTF-8", d => Form(string.Join('&', d.Fields.Select(f => f.Name + "=%ff%fe%c0%ae%ed%a0%80")))),
        ("half a pair of UTF-16", d => Each(d, f => Door.Honest(f.Type) ?? "a\uFFFEb\u202E\uFFFF")),
        ("words for numbers", d => Same(d, "abc")),
        ("less than nothing", d => Same(d, "-1")),
        ("numbers beyond all", d => Same(d, "99999999999999999999")),
        ("no numbers", d => Same(d, "NaN")),
        ("more than a number holds", d => Same(d, "1e400")),
        ("a day that is none", d => Same(d, "2026-02-31T25:61")),
        ("the last day there is", d => Same(d, "9999-12-31")),
        ("every field three times", d => Form(string.Join('&', d.Fields.SelectMany(f => Enumerable.Repeat($"{f.Name}=1", 3))))),
        ("fields inside fields", d => Form(string.Join('&', d.Fields.Select(f => f.Name + string.Concat(Enumerable.Repeat("[0].x", 100)) + "=1")))),
        ("the two thousand millionth of a list", d => Form(string.Join('&', d.Fields.Select(f => f.Name + "[2147483647]=1&" + f.Name + "[-1]=1")))),
        ("two thousand fields", _ => Form(string.Join('&', Enumerable.Range(0, 2000).Select(i => $"f{i}=1")))),
        ("a field that is too long", d => Same(d with { Fields = [.. d.Fields.Take(1), ("title", typeof(string))] }, new string('x', 300 * 1024))),
        ("a field that is just not too long", d => Same(d with { Fields = [.. d.Fields.Take(5)] }, new string('x', 200 * 1024))),
        ("broken percent signs", _ => Form("%=%&&==&%zz=%4&a=%&%")),
        ("JSON", _ => new StringContent("{\"title\":{\"$ne\":null}}", Encoding.UTF8, "application/json")),
        ("deep JSON", _ => new StringContent(new string('[', 100_000), Encoding.UTF8, "application/json")),
        ("XML with an entity from elsewhere", _ => new StringContent("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", Encoding.UTF8, "application/xml")),
        ("plain text", d => new StringContent(string.Join('&', d.Fields.Select(f => f.Name + "=1")), Encoding.UTF8, "text/plain")),
        ("bytes of no kind", _ => new ByteArrayContent([0, 1, 2, 255, 254])),
        ("a character set nobody knows", d => Typed(string.Join('&', d.Fields.Select(f => f.Name + "=1")), "application/x-www-form-urlencoded; charset=utf-99")),
        ("UTF-7", d => Typed(string.Join('&', d.Fields.Select(f => f.Name + "=+ADw-script+AD4-alert(4711)+ADw-/script+AD4-")), "application/x-www-form-urlencoded; charset=utf-7")),
        ("parts without a border", _ => Typed("--x\r\n\r\n", "multipart/form-data")),
        ("parts that end in the middle", _ => Typed("--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nhalf", "multipart/form-data; boundary=x")),
        ("parts without names", _ => Typed("--x\r\nContent-Type: text/plain\r\n\r\nwho\r\n--x--\r\n", "multipart/form-data; boundary=x")),
        ("a file that is none, with a way for a name", d => Parts(d, "../../../etc/passwd\0.png", "not a picture"u8.ToArray())),
        ("a picture that breaks off", d => Parts(d, "bild.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 8, 6, 0, 0, 0])),
        ("a drawing with a script", d => Parts(d, "bild.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(4711)</script></svg>"u8.ToArray())),
    ];

    static HttpContent Same(Door d, string value) => Each(d, _ => value);
    static HttpContent Each(Door d, Func<(string Name, Type Type), string> value) => Form(string.Join('&', d.Fields.Select(f => f.Name + "=" + Uri.EscapeDataString(value(f)))));
    static HttpContent Form(string text) => Typed(text, "application/x-www-form-urlencoded");

    static HttpContent Typed(string text, string type)
    {
        var content = new ByteArrayContent(Encoding.Latin1.GetBytes(text));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    static HttpContent Parts(Door d, string name, byte[] bytes)
    {
        var content = new MultipartFormDataContent();
        foreach (var (field, type) in d.Fields) content.Add(new StringContent(Door.Honest(type) ?? Html), field);
        foreach (var file in d.Files.DefaultIfEmpty("file")) content.Add(new ByteArrayContent(bytes), file, name.Replace("\0", "%00", StringComparison.Ordinal));
        return content;
    }
}
