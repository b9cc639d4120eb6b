using System.Text.Encodings.Web;
using System.Text.Json;
using Digitalbeirat.Decisions.Opinion;

namespace Digitalbeirat.Server.Commands;

/// <summary>A map as JSON. Ids that are whole numbers are written as such; numbers that are not known are null.</summary>
static class MapJson
{
    public static void Write(Conversation conversation, OpinionMap map, double cpuMs, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("mode", map.Mode == MapMode.Polis ? "polis" : "improved");
        json.WriteNumber("participants", map.Participants);
        json.WriteNumber("statements", map.Statements);
        json.WriteNumber("votes", map.Votes);
        json.WriteStartArray("variance");
        foreach (var share in map.Variance) json.WriteNumberValue(share);
        json.WriteEndArray();
        List(json, "groups", map.Groups, group =>
        {
            json.WriteNumber("id", group.Name);
            json.WriteNumber("size", group.Size);
            json.WriteNumber("x", group.X);
            json.WriteNumber("y", group.Y);
            List(json, "representative", group.Representative, r =>
            {
                Id(json, "statement", conversation.Statements[r.Statement].Id);
                json.WriteString("direction", r.Answer switch { 1 => "agree", 0 => "pass", _ => "disagree" });
                json.WriteNumber("share", r.Share);
                json.WriteNumber("lift", r.Lift);
                json.WriteNumber("z", r.Z);
                Maybe(json, "q", r.Q);
                json.WriteNumber("successes", r.Successes);
                json.WriteNumber("trials", r.Trials);
            });
        });
        List(json, "people", map.People, p =>
        {
            Id(json, "id", conversation.Participants[p.Participant]);
            json.WriteNumber("x", p.X);
            json.WriteNumber("y", p.Y);
            Maybe(json, "sd", p.Deviation);
            Maybe(json, "group", p.Group is { } g ? map.Groups[g].Name : (int?)null);
            Maybe(json, "style", p.Style);
        });
        List(json, "consensus", map.Consensus, v =>
        {
            Id(json, "statement", conversation.Statements[v.Statement].Id);
            json.WriteNumber("score", v.Consensus!.Value.Score);
            Maybe(json, "low", v.Consensus.Value.Low);
            Maybe(json, "high", v.Consensus.Value.High);
        });
        List(json, "reasons", Reason.Of(map), r =>
        {
            Id(json, "statement", conversation.Statements[r.Statement].Id);
            json.WriteString("kind", r.Kind switch { ReasonKind.Unites => "unites", ReasonKind.UnitesAgainst => "unites-against", ReasonKind.Divides => "divides", _ => "open" });
            json.WriteNumber("divides", map.Views[r.Statement].Divides);
            json.WriteString("reason", MapText.Sentence(map, r));
            List(json, "groups", map.Groups, g =>
            {
                var counts = map.Views[r.Statement].ByGroup[g.Id];
                json.WriteNumber("id", g.Name);
                json.WriteNumber("agree", counts.Agree);
                json.WriteNumber("pass", counts.Pass);
                json.WriteNumber("disagree", counts.Disagree);
                json.WriteNumber("expected", map.Views[r.Statement].Expected[g.Id]);
            });
        });
        Maybe(json, "stability", map.Stability);
        json.WriteNumber("cpuMs", Math.Round(cpuMs, 3));
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Id(Utf8JsonWriter json, string name, string id)
    {
        if (long.TryParse(id, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) && number.ToString(System.Globalization.CultureInfo.InvariantCulture) == id) json.WriteNumber(name, number);
        else json.WriteString(name, id);
    }

    static void Maybe(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } v) json.WriteNumber(name, v);
        else json.WriteNull(name);
    }

    static void Maybe(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } v) json.WriteNumber(name, v);
        else json.WriteNull(name);
    }
}
