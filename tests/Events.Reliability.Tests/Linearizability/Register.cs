namespace Events.Reliability.Tests.Linearizability;

/// <summary>An event as one register: the specification of what each request does when requests come one after another.</summary>
/// <param name="Revision">The revision; 0 for a deleted event.</param>
/// <param name="Title">The title.</param>
/// <param name="Body">The body.</param>
internal sealed record Register(long Revision, string Title, string Body)
{
    public static Register Deleted { get; } = new(0, "", "");

    public bool IsDeleted => Revision == 0;

    /// <summary>The register after a request, and the answer to the request.</summary>
    public (Register After, Outcome Outcome) Do(RegisterRequest request)
    {
        if (IsDeleted)
        {
            return (this, new Outcome(404, this));
        }

        if (request.IfMatch is { } expected && expected != Revision)
        {
            return (this, new Outcome(412, this));
        }

        Register after = request.Kind switch
        {
            RegisterRequestKind.Get => this,
            RegisterRequestKind.Delete => Deleted,
            _ => this with { Revision = Revision + 1, Title = request.Title ?? Title, Body = request.Body ?? Body },
        };
        return (after, new Outcome(request.Kind == RegisterRequestKind.Delete ? 204 : 200, after));
    }
}
