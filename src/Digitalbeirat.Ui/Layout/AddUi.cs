using Digitalbeirat.Kernel.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Digitalbeirat.Ui;

public static class Registration
{
    /// <summary>What pages need: components, the <see cref="Site"/> they all know, the addresses of our own files.</summary>
    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddCascadingValue(s => s.GetRequiredService<Site>());
        return services.AddSingleton<UiFiles>();
    }
}
