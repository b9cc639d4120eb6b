using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Digitalbeirat.Kernel.Web;

/// <summary>The addresses of the house. What an address does is compiled when somebody first asks for it:
/// compiling some three hundred of them was most of a start, and a start asks for one (docs/adr/0010).</summary>
public sealed class Routes(IEndpointRouteBuilder routes)
{
    public RouteHandlerBuilder MapGet(string pattern, Delegate handler) => Map(HttpMethods.Get, pattern, handler);

    /// <summary>A change; it needs the token of a page of ours unless it says otherwise, whatever its handler takes.</summary>
    public RouteHandlerBuilder MapPost(string pattern, Delegate handler) => Map(HttpMethods.Post, pattern, handler).WithMetadata(new TokenNeeded());

    RouteHandlerBuilder Map(string method, string pattern, Delegate handler)
    {
        var lazy = new Compiled(handler, routes.ServiceProvider);
        var said = new Said();
        routes.MapMethods(pattern, [method], lazy.Invoke).Add(endpoint =>
        {
            endpoint.Metadata.Add(new Handler(handler.Method));
            if (pattern.StartsWith("/api/", StringComparison.Ordinal)) lazy.Explain(endpoint);
            said.Apply(endpoint);
            lazy.TakeFilters(endpoint);
        });
        return new([said]);
    }

    /// <summary>What takes the input of an address, for those who walk through all of them.</summary>
    public sealed record Handler(System.Reflection.MethodInfo Method);

    sealed class TokenNeeded : IAntiforgeryMetadata
    {
        public bool RequiresValidation => true;
    }

    /// <summary>What a slice says of its endpoint, kept until the endpoint is made: the last word on its filters is ours.</summary>
    sealed class Said : IEndpointConventionBuilder
    {
        readonly List<Action<EndpointBuilder>> conventions = [];

        public void Add(Action<EndpointBuilder> convention) => conventions.Add(convention);
        public void Finally(Action<EndpointBuilder> convention) => conventions.Add(convention);
        public void Apply(EndpointBuilder endpoint) { foreach (var convention in conventions) convention(endpoint); }
    }

    sealed class Compiled(Delegate handler, IServiceProvider services)
    {
        IList<Func<EndpointFilterFactoryContext, EndpointFilterDelegate, EndpointFilterDelegate>> filters = [];
        RoutePattern? pattern;
        RequestDelegate? compiled;

        /// <summary>What goes in and what comes out, for the description of the interface.</summary>
        public void Explain(EndpointBuilder endpoint)
        {
            endpoint.Metadata.Add(handler.Method);
            RequestDelegateFactory.InferMetadata(handler.Method, Options(endpoint, ((RouteEndpointBuilder)endpoint).RoutePattern));
        }

        // The filters belong around what is compiled later, not around this.
        public void TakeFilters(EndpointBuilder endpoint)
        {
            (filters, pattern) = ([.. endpoint.FilterFactories], ((RouteEndpointBuilder)endpoint).RoutePattern);
            endpoint.FilterFactories.Clear();
        }

        public async Task Invoke(HttpContext http)
        {
            if (HttpMethods.IsPost(http.Request.Method) && await CheckForm.Refuses(http) is { } status) http.Response.StatusCode = status;
            else await (compiled ??= Compile())(http);
        }

        // Two who ask first at the same moment compile it twice, to the same effect.
        RequestDelegate Compile()
        {
            var endpoint = new RouteEndpointBuilder(null, pattern!, 0);
            foreach (var filter in filters) endpoint.FilterFactories.Add(filter);
            endpoint.FilterFactories.Add(NothingIsEmpty);
            return RequestDelegateFactory.Create(handler, Options(endpoint, pattern!)).RequestDelegate;
        }

        // A form that says nothing is one with nothing in it: the slice says what is missing, at its fields.
        static EndpointFilterDelegate NothingIsEmpty(EndpointFilterFactoryContext context, EndpointFilterDelegate next)
        {
            var forms = context.MethodInfo.GetParameters().Index().Where(p => p.Item.IsDefined(typeof(FromFormAttribute), true) && p.Item.ParameterType.IsClass && p.Item.ParameterType != typeof(string)).ToList();
            if (forms.Count == 0) return next;
            return call =>
            {
                foreach (var (place, form) in forms) call.Arguments[place] ??= Activator.CreateInstance(form.ParameterType);
                return next(call);
            };
        }

        RequestDelegateFactoryOptions Options(EndpointBuilder endpoint, RoutePattern pattern) =>
            new() { ServiceProvider = services, RouteParameterNames = pattern.Parameters.Select(p => p.Name), ThrowOnBadRequest = false, EndpointBuilder = endpoint };
    }
}
