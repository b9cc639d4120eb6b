using System.Text.Json;
using Digitalbeirat.Decisions.Opinion;
using Digitalbeirat.Decisions.Opinion.Reading;
using Xunit;

namespace Digitalbeirat.Decisions.Tests.Opinion;

/// <summary>The open Polis conversations (CC BY 4.0, The Computational Democracy Project) and what the original makes of them.</summary>
static class PolisSets
{
    public static readonly string[] Names =
    [
        "15-per-hour-seattle", "american-assembly.bowling-green", "austria-climate.2vkxcncppn.2022-07-07", "austria-climate.7z7ejpbmv5.2022-08-08", "bg2050-volunteers", "brexit-consensus", "football-concussions",
        "london.youth.policing", "scoop-hivemind.affordable-housing", "scoop-hivemind.freshwater", "scoop-hivemind.taxes", "scoop-hivemind.ubi", "vtaiwan.uberx",
    ];

    public static TheoryData<string> All => [.. Names];

    public static Conversation Conversation(string set, string file = "matrix-votes.csv")
    {
        using var comments = new StreamReader(OpenData.Path("polis", set, "comments.csv"));
        using var votes = new StreamReader(OpenData.Path("polis", set, file));
        return VotesCsv.Read(votes, StatementsCsv.Read(comments)).Conversation;
    }

    public static JsonElement Expected(string set, string peer) => Json(OpenData.Path("polis-expected", $"{set}.{peer}.json"));

    public static JsonElement Json(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }
}
