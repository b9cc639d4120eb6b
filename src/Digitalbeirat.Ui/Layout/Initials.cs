using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;

namespace Digitalbeirat.Ui;

/// <summary>A person's letters on their colour, in place of a picture nobody has to give; a piece of markup, since a discussion shows a hundred of them.</summary>
public static class Initials
{
    public static RenderFragment Of(string name, int size = 32)
    {
        var svg = string.Create(CultureInfo.InvariantCulture, $"<svg class=\"initials initials-{Colour(name)}\" viewBox=\"0 0 40 40\" width=\"{size}\" height=\"{size}\" aria-hidden=\"true\" focusable=\"false\"><circle cx=\"20\" cy=\"20\" r=\"20\" /><text x=\"20\" y=\"20\" text-anchor=\"middle\" dominant-baseline=\"central\" font-size=\"16\">{HtmlEncoder.Default.Encode(Letters(name))}</text></svg>");
        return builder => builder.AddMarkupContent(0, svg);
    }

    // Not string.GetHashCode, which changes with every start of the program: people keep their colour.
    static int Colour(string name)
    {
        var hash = 7;
        foreach (var c in name) hash = (hash * 31 + c) & 0xFFFF;
        return hash % 8;
    }

    static string Letters(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [var a, .., var b] => $"{char.ToUpperInvariant(a[0])}{char.ToUpperInvariant(b[0])}",
        [var a] => char.ToUpperInvariant(a[0]).ToString(),
        _ => "–",
    };
}
