namespace Events.Testing.Wire;

/// <summary>How a request shows where its body ends.</summary>
internal enum Framing
{
    /// <summary>By a correct Content-Length.</summary>
    Length,

    /// <summary>In chunks, as RFC 9112 defines them.</summary>
    Chunked,

    /// <summary>By the headers and the body as they are given, which may be wrong.</summary>
    AsGiven,
}
