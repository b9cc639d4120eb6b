using System.Text.Encodings.Web;
using System.Text.Unicode;
using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Ui;

public static class Registration
{
    /// <summary>What pages need: components, the <see cref="Site"/> they all know, the addresses of our own files.</summary>
    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddCascadingValue(s => s.GetRequiredService<Site>());
        // German words as they are instead of a number for every umlaut: pages are a tenth smaller and can be read in their source.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services.AddSingleton<UiFiles>();
    }
}
