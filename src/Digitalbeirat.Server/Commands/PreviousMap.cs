using System.Text.Json;

namespace Digitalbeirat.Server.Commands;

/// <summary>Who was in which group on a map printed earlier.</summary>
static class PreviousMap
{
    /// <summary>Group by the id of the person; null, and a sentence on standard error, where the file is no map.</summary>
    public static IReadOnlyDictionary<string, int>? Read(string file)
    {
        if (!File.Exists(file)) return Fail(file, "there is no such file.");
        try
        {
            using var map = JsonDocument.Parse(File.ReadAllBytes(file));
            if (map.RootElement.ValueKind != JsonValueKind.Object || !map.RootElement.TryGetProperty("people", out var people) || people.ValueKind != JsonValueKind.Array) return Fail(file, "this is no map printed with --json; it has no list of people.");
            var groups = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var person in people.EnumerateArray())
            {
                if (person.ValueKind != JsonValueKind.Object || !person.TryGetProperty("id", out var id) || !person.TryGetProperty("group", out var group)) return Fail(file, "one of the people has no id or no group.");
                if (group.ValueKind == JsonValueKind.Null) continue;
                if (group.ValueKind != JsonValueKind.Number || !group.TryGetInt32(out var name) || name is < 0 or >= 1000) return Fail(file, $"{group.GetRawText()} is not the id of a group; it is a number from 0 to 999, or null.");
                groups[id.ValueKind == JsonValueKind.String ? id.GetString()! : id.GetRawText()] = name;
            }
            return groups;
        }
        catch (JsonException e)
        {
            return Fail(file, $"line {e.LineNumber + 1}: this is not JSON.");
        }
    }

    static IReadOnlyDictionary<string, int>? Fail(string file, string why)
    {
        Console.Error.WriteLine($"{file}: {why}");
        return null;
    }
}
