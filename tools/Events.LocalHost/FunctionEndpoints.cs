using Events.Functions.Pipeline;
using Events.Functions.Pipeline.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Events.LocalHost;

/// <summary>Maps functions to routes by their attributes, as the Functions host does. If several routes match, the function whose name sorts first answers.</summary>
internal static class FunctionEndpoints
{
    /// <summary>Adds an endpoint under the route prefix for each function with an HTTP trigger.</summary>
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

        // The framework binds the parameters before the filter runs. The filter runs the function in the pipeline, which executes its result.
        RouteEndpointBuilder builder = new(requestDelegate: null, pattern, order);
        builder.FilterFactories.Add((_, next) => async context =>
        {
            await pipeline.RunAsync(context.HttpContext, function.Name, async () => (IResult)(await next(context))!);
            return Results.Empty;
        });

        // A function is compiled at its first request, so that the start is faster.
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
