using System.Text;
using System.Text.RegularExpressions;
using Events.Core.Access;
using Events.Functions.Calendars;
using Events.Functions.Docs;
using Events.Functions.Events;
using Events.Functions.Health;
using Events.Functions.Pipeline;
using Events.Functions.Pipeline.Routing;
using Events.Testing.Services;
using Events.Testing.Wire;
using LocalCosmos.Requests;

namespace Events.Reliability.Tests.Security;

/// <summary>Every function, called without a token that grants access.</summary>
public sealed partial class EveryEndpointTests(ProtectedService guarded) : IClassFixture<ProtectedService>
{
    private readonly TestService _service = guarded.Service;

    [Fact]
    public void Functions_ThatNeedNoToken_AreListedHere() => Assert.Equal(
        [nameof(GetCalendarFeed), nameof(GetDocs), nameof(GetDocsFile), nameof(GetHealth), nameof(GetOpenApi), nameof(GetReadiness), nameof(WrongPath)],
        HttpFunction.All.Where(function => function.Scope is null).Select(function => function.Name).Order(StringComparer.Ordinal));

    [Fact]
    public async Task EveryFunction_WithoutAValidToken_GivesTheSame401_AndDoesNothing()
    {
        string?[] headers = [.. Headers()];
        long written = Writes();
        foreach (WireRequest request in guarded.Closed)
        {
            List<string> answers = [];
            foreach (string? header in headers)
            {
                WireAnswer answer = await RawHttp.SendAsync(_service, header is null ? request : request.And("Authorization", header));
                Assert.True(answer.Status == 401, $"{request}\n{header}\n{answer}");
                answers.Add(Comparable(answer));
            }

            Assert.Single(answers.Distinct());
        }

        Assert.Equal(written, Writes());
    }

    [Fact]
    public async Task EveryFunction_AcceptsAValidToken()
    {
        foreach (WireRequest request in guarded.Closed)
        {
            WireAnswer answer = await RawHttp.SendAsync(_service, request.And("Authorization", $"Bearer {guarded.Valid}"));

            Assert.False(answer.Status is 401 or 403 or >= 500, $"{request}\n{answer}");
        }
    }

    [Fact]
    public async Task Token_WrongRevokedOrExpired_CostsOneReadPerMinute()
    {
        string[] tokens = [ProtectedService.Wrong(), await guarded.RevokedAsync("revoked too"), await NewlyExpiredAsync(), guarded.OfAnotherService + "x"];
        foreach (string token in tokens)
        {
            Assert.Equal([RequestKind.PointRead], await AskedOfTheDatabaseAsync($"Bearer {token}"));
            Assert.Empty(await AskedOfTheDatabaseAsync($"Bearer {token}"));
            Assert.Empty(await AskedOfTheDatabaseAsync($"Basic {Base64($"jane/token:{token}")}"));
        }
    }

    [Fact]
    public async Task Header_WithoutAToken_CostsNoRead()
    {
        foreach (string? header in (string?[])[null, "", "Bearer", $"Token {guarded.Valid}", "Basic ///", $"Basic {Base64("jane/token")}", $"Bearer {new string('x', 300)}"])
        {
            Assert.Empty(await AskedOfTheDatabaseAsync(header));
        }
    }

    private async Task<RequestKind[]> AskedOfTheDatabaseAsync(string? header)
    {
        WireRequest list = guarded.Closed.Single(request => request.Function == nameof(ListEvents));
        int before = _service.LocalCosmos.Requests.Snapshot().Count;
        Assert.Equal(401, (await RawHttp.SendAsync(_service, header is null ? list : list.And("Authorization", header))).Status);
        return [.. _service.LocalCosmos.Requests.Snapshot().Skip(before).Select(request => request.Kind).Where(kind => kind != RequestKind.Metadata)];
    }

    private IEnumerable<string?> Headers()
    {
        string valid = guarded.Valid;
        string half = valid[..(valid.Length / 2)];
        yield return null;
        foreach (string token in (string[])[ProtectedService.Wrong(), guarded.Revoked, guarded.Expired, guarded.OfAnotherService, half, valid[(valid.Length / 2)..], valid[1..], valid + "=", valid.ToUpperInvariant(), valid.ToLowerInvariant()])
        {
            yield return $"Bearer {token}";
            yield return $"Basic {Base64($"jane/token:{token}")}";
        }

        foreach (string scheme in (string[])["Token", "Negotiate", "Digest", "ApiKey", "Bearer:", "Bearer,", "Bear", ""])
        {
            yield return $"{scheme} {valid}";
        }

        yield return valid;
        yield return $"Bearer \"{valid}\"";
        yield return $"Bearer token={valid}";
        yield return $"Bearer {Uri.EscapeDataString(valid).Replace("_", "%5F", StringComparison.Ordinal)}";
        yield return $"Bearer {Base64(valid)}";
        yield return $"Bearer {valid}, Bearer {valid}";
        yield return $"Bearer {half} {valid[half.Length..]}";
        yield return $"Basic {Base64($"{valid}:")}";
        yield return $"Basic {Base64($"jane:{valid}")}";
        yield return $"Basic {Base64($"jane/TOKEN:{valid}")}";
        yield return $"Basic {Base64($"/token:{valid}")}";
        yield return $"Basic {Convert.ToBase64String(Encoding.Unicode.GetBytes($"jane/token:{valid}"))}";
        yield return $"Basic {Convert.ToBase64String([.. Encoding.UTF8.GetBytes("jane"), 0xFF, .. Encoding.UTF8.GetBytes($"/token:{valid}")])}";
        yield return $"Basic jane/token:{valid}";
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Comparable(WireAnswer answer) =>
        $"{answer.Status}\n{string.Join('\n', answer.Headers.Where(header => header.Key != "Date"))}\n{TraceId().Replace(answer.Text, "")}";

    private long Writes() => _service.LocalCosmos.Requests.Snapshot().Count(request => request.Kind is not (RequestKind.PointRead or RequestKind.Metadata or RequestKind.Query or RequestKind.QueryPlan));

    private async Task<string> NewlyExpiredAsync() =>
        (await guarded.Tokens.AddAsync("expired too", Scopes.All, guarded.Time.GetUtcNow(), TestService.Cancellation))!;

    [GeneratedRegex("\"trace_id\":\"[^\"]+\"")]
    private static partial Regex TraceId();
}
