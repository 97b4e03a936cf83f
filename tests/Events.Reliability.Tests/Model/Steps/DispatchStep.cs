using Events.Reliability.Tests.Model.Service;
using Events.Reliability.Tests.Model.State;
using Events.Testing.Http;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>Dispatches alerts.</summary>
/// <param name="First">The behavior of the first receiver.</param>
/// <param name="Second">The behavior of the second receiver.</param>
/// <param name="Meanwhile">A step on an event during the delivery of its alert; null for none.</param>
/// <param name="OnOther">Whether the second instance dispatches.</param>
/// <param name="Failures">The database failures; empty if there is a step during the delivery.</param>
internal sealed record DispatchStep(ReceiverBehavior First, ReceiverBehavior Second, StepDuringDelivery? Meanwhile, bool OnOther, IReadOnlyList<DatabaseFailure> Failures) : RequestStep(OnOther, Failures)
{
    public override IEnumerable<Step> Simpler => [.. base.Simpler, .. Meanwhile is null ? Array.Empty<Step>() : [this with { Meanwhile = null }, .. Meanwhile.Simpler.Select(simpler => this with { Meanwhile = simpler })]];

    protected override string Description =>
        $"dispatch alerts while the first receiver {First} and the second {Second}{(Meanwhile is null ? "" : $", and during the delivery for event {Meanwhile.Target} {Meanwhile}")}";

    private Dictionary<Receivers, ReceiverBehavior> Behaviors => new() { [Receivers.First] = First, [Receivers.Second] = Second };

    public override async Task RunAsync(SequenceRun run)
    {
        run.Service.Receiver.Set(Receivers.First, First);
        run.Service.Receiver.Set(Receivers.Second, Second);
        PlainEvent[] before = [.. run.Model.Events.Values];
        Answer answer = await (Meanwhile is null ? SendAsync(run) : Meanwhile.DuringAsync(run, () => SendAsync(run)));
        ILookup<long, Delivery> deliveries = run.Service.Receiver.Take().ToLookup(delivery => delivery.EventId);
        Assert.All(deliveries, told => Assert.Contains(told.Key, before.Select(each => each.Id)));
        Dictionary<AlertEnd, int> ends = [];
        foreach (PlainEvent each in before)
        {
            AlertTry[] possible = Possible(run, each, [.. deliveries[each.Id]]);
            bool isSent = IsCutOff && possible.Any(every => every.End == AlertEnd.Delivered) && await IsStampedAsync(run, each);
            possible = [.. possible.Where(every => !IsCutOff || every.End == AlertEnd.Delivered == isSent)];
            Assert.True(possible.Length > 0, $"No possible run explains the alert of {each.Json}, which was {string.Join(" or ", each.Alerts)}");
            ends[possible[0].End] = ends.GetValueOrDefault(possible[0].End) + 1;

            // The result does not apply to an event that was deleted during the delivery or has another alert now.
            if (run.Model.Events.TryGetValue(each.Id, out PlainEvent? now) && now.DeliveryId == each.DeliveryId)
            {
                PlainEvent after = possible[0].End == AlertEnd.Delivered ? now.Stamp(run.Now) : now;
                run.Model.Events[each.Id] = after with { Alerts = [.. possible.Select(every => every.After).Distinct()] };
            }
        }

        if (!IsCutOff)
        {
            Assert.True(answer.Status == 200, $"{answer.Status} {answer.Text}");
            Assert.Equal(
                (ends.GetValueOrDefault(AlertEnd.Delivered), ends.GetValueOrDefault(AlertEnd.Retried), ends.GetValueOrDefault(AlertEnd.Failed)),
                (Count(answer, "delivered"), Count(answer, "retried"), Count(answer, "failed")));
        }
    }

    private Task<Answer> SendAsync(SequenceRun run) => run.SendAsync(this, new HttpRequestMessage(HttpMethod.Post, "/api/v1/alerts/dispatch"));

    private AlertTry[] Possible(SequenceRun run, PlainEvent each, Delivery[] told)
    {
        Receivers receivers = Receivers.None;
        foreach (Delivery delivery in told)
        {
            Assert.False(receivers.HasFlag(delivery.Receiver), $"{delivery.Receiver} got the alert of {each.Id} twice in one run.");
            ModelAssert.Equal(each.Json, delivery.Event);
            Assert.Equal(each.DeliveryId, delivery.Id);
            receivers |= delivery.Receiver;
        }

        AlertTry[] possible =
        [
            .. each.Alerts
                .SelectMany(alert => IsCutOff ? alert.Crash(run.Now, Behaviors) : alert.Dispatch(run.Now, Behaviors))
                .Where(every => every.SentTo == receivers),
        ];
        Assert.True(possible.Length > 0, $"{receivers} got the alert of {each.Json} at {WrittenTime.Of(run.Now)}, but the alert was {string.Join(" or ", each.Alerts)}");
        return possible;
    }

    private static async Task<bool> IsStampedAsync(SequenceRun run, PlainEvent each)
    {
        Answer found = await run.GetAsync(Paths.Event(each.Id));
        PlainEvent stamped = each.Stamp(run.Now);
        Assert.Contains((found.Text, found.Header("ETag")), ((string, string?)[])[(each.Json, each.ETag), (stamped.Json, stamped.ETag)]);
        return found.Text == stamped.Json;
    }

    private static int Count(Answer answer, string name) => answer.Json.GetProperty(name).GetInt32();
}
