using Events.Reliability.Tests.HostileInput.Mutations;
using Events.Testing.Wire;

namespace Events.Reliability.Tests.HostileInput;

/// <summary>Sends hostile requests one after another, over one connection as long as both sides know where a request ends.</summary>
internal sealed class HostileClient(Uri server) : IDisposable
{
    // Far longer than any answer takes on a busy machine.
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(60);

    // The client cannot see whether the server waits for the rest of a request, so it ends its side of the connection after this time.
    private static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(1);
    private WireConnection? _kept;

    /// <summary>The answers; empty if the server closed the connection instead.</summary>
    /// <exception cref="TimeoutException">No answer came in time.</exception>
    public async Task<IReadOnlyList<WireAnswer>> SendAsync(HostileCase hostile, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(AnswerTimeout);
        try
        {
            return (hostile.Effect & ~Effect.OtherFunction) == Effect.None
                ? [await ExchangeAsync(hostile.Request, timeout.Token)]
                : await TryAsync(hostile, timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"There is no answer after {AnswerTimeout}.");
        }
    }

    public void Dispose() => _kept?.Dispose();

    private async Task<WireAnswer> ExchangeAsync(WireRequest request, CancellationToken cancellationToken)
    {
        WireConnection connection = _kept ??= await WireConnection.OpenAsync(server, cancellationToken);
        await connection.SendAsync(request.ToBytes(), cancellationToken);
        WireAnswer? answer = await connection.ReadAsync(request.Method != "HEAD", cancellationToken);
        if (answer?.IsLast != false)
        {
            connection.Dispose();
            _kept = null;
        }

        return answer ?? throw new InvalidDataException("The connection was closed without an answer.");
    }

    private async Task<IReadOnlyList<WireAnswer>> TryAsync(HostileCase hostile, CancellationToken cancellationToken)
    {
        WireRequest request = hostile.Request;
        using WireConnection connection = await WireConnection.OpenAsync(server, cancellationToken);
        Task sending = connection.SendAsync(request.ToBytes(), cancellationToken);
        if (!hostile.Effect.HasFlag(Effect.CutOff))
        {
            WireAnswer? only = await connection.ReadAsync(request.Method != "HEAD", cancellationToken);
            return only is null ? [] : [only];
        }

        List<WireAnswer> answers = [];
        Task<WireAnswer?> reading = connection.ReadAsync(request.Method != "HEAD", cancellationToken);
        while (true)
        {
            try
            {
                await reading.WaitAsync(QuietTime, cancellationToken);
            }
            catch (TimeoutException)
            {
                await sending;
                connection.EndSending();
            }

            if (await reading is not { } answer)
            {
                return answers;
            }

            answers.Add(answer);
            if (answer.IsLast)
            {
                return answers;
            }

            reading = connection.ReadAsync(hasBody: true, cancellationToken);
        }
    }
}
