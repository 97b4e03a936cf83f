using Events.Functions.Pipeline;
using Events.Functions.Pipeline.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Events.LocalHost;

/// <summary>Maps the function classes by their attributes, as the Functions host does: in the order of their names, the first match wins.</summary>
internal static class FunctionEndpoints
{
    /// <summary>Adds every function with an HTTP trigger under the route prefix.</summary>
    public static void MapFunctions(this IEndpointRouteBuilder routes, string routePrefix)
    {
        List<Endpoint> endpoints = [];
        foreach (HttpFunction function in HttpFunction.All)
        {
            endpoints.Add(Build(function, routePrefix, order: endpoints.Count, routes.ServiceProvider));
        }

        routes.DataSources.Add(new DefaultEndpointDataSource(endpoints));
    }

    private static Endpoint Build(HttpFunction function, string routePrefix, int order, IServiceProvider services)
    {
        RequestPipeline pipeline = services.GetRequiredService<RequestPipeline>();
        ObjectFactory create = ActivatorUtilities.CreateFactory(function.Method.DeclaringType!, []);
        RoutePattern pattern = RoutePatternFactory.Parse($"{routePrefix}/{function.Route}");

        // The filter stands between the framework, which binds the parameters, and the result, which the pipeline executes.
        RouteEndpointBuilder builder = new(requestDelegate: null, pattern, order);
        builder.FilterFactories.Add((_, next) => async context =>
        {
            await pipeline.RunAsync(context.HttpContext, function.Name, async () => (IResult)(await next(context))!);
            return Results.Empty;
        });

        // Compiled at the first request, which spares the start all the functions that nobody calls.
        Lazy<RequestDelegate> run = new(() => RequestDelegateFactory.Create(
            function.Method,
            context => create(context.RequestServices, []),
            new RequestDelegateFactoryOptions
            {
                ServiceProvider = services,
                RouteParameterNames = [.. pattern.Parameters.Select(parameter => parameter.Name)],
                EndpointBuilder = builder,
            }).RequestDelegate);
        builder.RequestDelegate = context => run.Value(context);
        if (function.Verbs.Count > 0)
        {
            builder.Metadata.Add(new HttpMethodMetadata(function.Verbs));
        }

        builder.DisplayName = function.Name;
        return builder.Build();
    }
}
