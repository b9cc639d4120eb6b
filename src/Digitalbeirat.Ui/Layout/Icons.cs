using System.Collections.Frozen;

namespace Digitalbeirat.Ui;

/// <summary>Line drawings on a field of 24 by 24, drawn for this house.</summary>
static class Icons
{
    public static readonly FrozenDictionary<string, string> Lines = new Dictionary<string, string>
    {
        ["search"] = "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 21 21",
        ["person"] = "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 21c0-4 3.5-6 8-6s8 2 8 6",
        ["bell"] = "M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 22h4M12 5V3",
        ["down"] = "m6 9 6 6 6-6",
        ["right"] = "m9 6 6 6-6 6",
        ["arrow"] = "M4 12h15m-6-6 6 6-6 6",
        ["sun"] = "M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 2v2m0 16v2M2 12h2m16 0h2M5 5l1.4 1.4m11.2 11.2L19 19M19 5l-1.4 1.4M6.4 17.6 5 19",
        ["moon"] = "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z",
        ["support"] = "M7 11v10H3V11zM7 12l4-9c2 0 3 1.5 3 3l-.8 4H20l-2 11H7",
        ["comment"] = "M4 4h16v12h-9l-5 4.5V16H4z",
        ["follow"] = "M6 3h12v18l-6-5-6 5z",
        ["share"] = "M12 15V3m-4 4 4-4 4 4M5 12v9h14v-9",
        ["path"] = "M6 5a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM18 15a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM8 7h6a3 3 0 0 1 0 6h-4a3 3 0 0 0 0 4h6",
        ["history"] = "M4 12a8 8 0 1 0 2.5-5.800L4 8.5M4 4v4.5h4.5M12 8v4.5l3 2",
        ["report"] = "M5 21V4h13l-3 4.5 3 4.5H5",
        ["edit"] = "M4 20l1-5L16 4l4 4L9 19zM14 6l4 4",
        ["place"] = "M12 21c-4-5-6.5-8-6.5-11.5a6.5 6.5 0 0 1 13 0C18.5 13 16 16 12 21zM12 7.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4z",
        ["clock"] = "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7v5l3.5 2",
        ["file"] = "M6 3h8l5 5v13H6zM14 3v5h5",
        ["download"] = "M12 4v11m-5-5 5 5 5-5M5 20h14",
        ["check"] = "m5 12.5 4.5 4.5L19 7.5",
        ["warning"] = "M12 4 2.5 20h19zM12 10v4.5M12 17.5v.1",
        ["language"] = "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM3 12h18M12 3c-6 6-6 12 0 18 6-6 6-12 0-18z",
        ["menu"] = "M4 6h16M4 12h16M4 18h16",
        ["filter"] = "M4 6h16M7 12h10M10 18h4",
    }.ToFrozenDictionary();
}
