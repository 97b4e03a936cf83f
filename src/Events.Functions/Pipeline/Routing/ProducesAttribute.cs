namespace Events.Functions.Pipeline.Routing;

/// <summary>Declares that the success response of a function is not JSON, so that the pipeline does not check <c>Accept</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ProducesAttribute(string mediaType) : Attribute
{
    /// <summary>The media type of a response without a body.</summary>
    public const string NoContent = "";

    /// <summary>The media type of the response, for example <c>text/calendar</c>.</summary>
    public string MediaType { get; } = mediaType;
}
