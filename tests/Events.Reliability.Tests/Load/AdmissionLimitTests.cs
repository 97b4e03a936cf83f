using Events.Functions.Pipeline.Limits;
using Events.Testing.Http;
using Events.Testing.Services;
using LocalCosmos.Faults;
using LocalCosmos.Requests;

namespace Events.Reliability.Tests.Load;

public sealed class AdmissionLimitTests
{
    [Fact]
    public async Task Requests_OverTheLimit_Return503_AndTheOthersAreAnswered()
    {
        const int Over = 20;
        TestService.RequireLocalCosmos();
        await using TestService service = await TestService.StartAsync();
        string path = Paths.Event((await service.CreateAsync(Bodies.Event(1))).Id);
        FaultGate gate = new();
        service.LocalCosmos.Faults.Add(new FaultRule(Fault.WaitAt(gate)) { Kinds = [RequestKind.PointRead] });

        List<Task<Answer>> requests = [.. Enumerable.Range(0, Admission.RequestLimit + Over).Select(_ => service.GetAsync(path))];
        List<Answer> refused = [];
        await foreach (Task<Answer> refusal in Task.WhenEach(requests))
        {
            refused.Add(await refusal);
            if (refused.Count == Over)
            {
                break;
            }
        }

        Answer health = await service.GetAsync("/api/health");
        gate.Open();
        Answer[] answers = await Task.WhenAll(requests);

        Assert.All(refused, answer => ProblemAssert.Is(answer, 503));
        Assert.All(refused, answer => Assert.Equal("1", answer.Header("Retry-After")));
        Assert.Equal(200, health.Status);
        Assert.Equal(Admission.RequestLimit, answers.Count(answer => answer.Status == 200));
    }
}
