using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using CsCheck;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.Reliability.Tests.Linearizability;

/// <summary>Runs several concurrent clients on one event, and records their answers.</summary>
internal sealed class HistoryRecorder(IReadOnlyList<HttpClient> instances, Answer created, PCG random)
{
    private const int Clients = 5;
    private const int RequestsEach = 8;
    private readonly ConcurrentQueue<Operation> _operations = new();
    private long _counter;

    public static async Task<History> RecordAsync(IReadOnlyList<HttpClient> instances, PCG random)
    {
        Answer created = await TestService.SendAsync(
            instances[0], JsonRequest.Create(HttpMethod.Post, Paths.Events, Bodies.Event(1 + random.Next(1_000), members => members["body"] = "first")));
        Assert.True(created.Status == 201, created.Text);
        HistoryRecorder recorder = new(instances, created, random);
        RegisterRequest[][] requests = [.. Enumerable.Range(0, Clients).Select(client => recorder.Draw(client))];
        await Task.WhenAll(requests.Select((each, client) => Task.Run(() => recorder.RunAsync(client, each))));
        return new History(Seen(created), [.. recorder._operations]);
    }

    // Here IfMatch only marks that there is a condition. The client sets the revision when it sends the request.
    private RegisterRequest[] Draw(int client) => [.. Enumerable.Range(0, RequestsEach).Select(number => Draw($"{client}.{number}", isLate: number > RequestsEach / 2))];

    private RegisterRequest Draw(string value, bool isLate)
    {
        long? ifMatch = random.Next(2) == 0 ? 0 : null;
        return random.Next(20) switch
        {
            < 7 => new RegisterRequest(RegisterRequestKind.Get),
            < 13 => new RegisterRequest(RegisterRequestKind.Patch, ifMatch, Title: value),
            19 when isLate => new RegisterRequest(RegisterRequestKind.Delete, ifMatch),
            _ => new RegisterRequest(RegisterRequestKind.Patch, ifMatch, Body: value),
        };
    }

    private async Task RunAsync(int client, RegisterRequest[] requests)
    {
        long known = 1;
        foreach ((int number, RegisterRequest drawn) in requests.Index())
        {
            RegisterRequest request = drawn.IfMatch is null ? drawn : drawn with { IfMatch = known };
            long called = Interlocked.Increment(ref _counter);
            Outcome? outcome = await AskAsync(instances[(client + number) % instances.Count], request, disconnects: (client + number) % 11 == 10);
            _operations.Enqueue(new Operation(client, called, outcome is null ? Operation.Never : Interlocked.Increment(ref _counter), request, outcome));
            known = outcome is { Status: 200 } ? outcome.Seen.Revision : known;
        }
    }

    private async Task<Outcome?> AskAsync(HttpClient instance, RegisterRequest request, bool disconnects)
    {
        using CancellationTokenSource timeout = disconnects ? new(TimeSpan.FromMilliseconds(3)) : new();
        try
        {
            using HttpResponseMessage response = await instance.SendAsync(Message(request), timeout.Token);
            Answer answer = new(response, await response.Content.ReadAsByteArrayAsync(timeout.Token));
            return answer.Status switch
            {
                200 => new Outcome(200, Seen(answer)),
                204 or 404 or 412 => new Outcome(answer.Status, Register.Deleted),
                503 => null,
                _ => throw new InvalidOperationException($"{request} was answered {answer.Status} {answer.Text}"),
            };
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return null;
        }
    }

    private HttpRequestMessage Message(RegisterRequest request)
    {
        string? ifMatch = request.IfMatch is { } revision ? $"\"{revision}\"" : null;
        return request.Kind switch
        {
            RegisterRequestKind.Get => new HttpRequestMessage(HttpMethod.Get, Paths.Event(created.Id)),
            RegisterRequestKind.Delete => ChangeRequests.Delete(created.Id, ifMatch),
            _ => ChangeRequests.Patch(created.Id, request.Title is { } title ? $"\"title\":\"{title}\"" : $"\"body\":\"{request.Body}\"", ifMatch),
        };
    }

    private static Register Seen(Answer answer)
    {
        JsonElement found = answer.Json;
        return new Register(
            long.Parse(answer.Header("ETag")!.Trim('"').Split('.')[0], CultureInfo.InvariantCulture),
            found.GetProperty("title").GetString()!,
            found.GetProperty("body").GetString()!);
    }
}
