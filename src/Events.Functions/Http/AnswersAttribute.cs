namespace Events.Functions.Http;

/// <summary>Says that a function answers something else than JSON when all goes well, so that a request's <c>Accept</c> is not held against it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AnswersAttribute(string mediaType) : Attribute
{
    /// <summary>The media type of an answer without a body.</summary>
    public const string Nothing = "";

    /// <summary>What it answers, for example <c>text/calendar</c>.</summary>
    public string MediaType { get; } = mediaType;
}
