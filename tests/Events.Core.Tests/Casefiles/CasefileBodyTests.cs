using System.Text;
using Events.Core.Casefiles;
using Events.Core.Input;

namespace Events.Core.Tests.Casefiles;

public sealed class CasefileBodyTests
{
    [Fact]
    public void Read_KeepsTheOrderOfBothLists()
    {
        Casefile casefile = Read("""{"casefile":{"case_services":[],"subjects":[456,9007199254740991,1]}}""");

        Assert.Equal([456, 9_007_199_254_740_991, 1], casefile.Subjects);
        Assert.Empty(casefile.CaseServices);
    }

    [Fact]
    public void Read_AcceptsAThousandOfEach()
    {
        string thousand = string.Join(',', Enumerable.Range(1, 1_000));

        Casefile casefile = Read($$$"""{"casefile":{"subjects":[{{{thousand}}}],"case_services":[{{{thousand}}}]}}""");

        Assert.Equal((1_000, 1_000), (casefile.Subjects.Count, casefile.CaseServices.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"casefile":[]}""")]
    [InlineData("""{"casefile":null}""")]
    [InlineData("""{"subjects":[],"case_services":[]}""")]
    public void Read_WithoutAnObjectUnderCasefile_IsRefused(string json) =>
        Assert.Equal(ProblemKind.MalformedBody, Assert.Throws<ProblemException>(() => Read(json)).Kind);

    [Theory]
    [InlineData("""{"casefile":{}}""", "#/casefile/subjects required", "#/casefile/case_services required")]
    [InlineData("""{"casefile":{"subjects":[1]}}""", "#/casefile/case_services required")]
    [InlineData("""{"casefile":{"subjects":null,"case_services":[]}}""", "#/casefile/subjects required")]
    [InlineData("""{"casefile":{"subjects":{},"case_services":"1"}}""", "#/casefile/subjects type", "#/casefile/case_services type")]
    [InlineData("""{"casefile":{"subjects":[1,"2",0],"case_services":[]}}""", "#/casefile/subjects/1 type", "#/casefile/subjects/2 range")]
    [InlineData("""{"casefile":{"subjects":[7,8,7],"case_services":[]}}""", "#/casefile/subjects/2 duplicate")]
    [InlineData("""{"casefile":{"subjects":[],"case_services":[],"id":1}}""", "#/casefile/id unknown_name")]
    [InlineData("""{"casefile":{"subjects":[],"case_services":[]},"id":1}""", "#/id unknown_name")]
    [InlineData("""{"casefile":{"subjects":[],"subjects":[],"case_services":[]}}""", "#/casefile/subjects duplicate")]
    public void Read_RefusesABrokenRule_AndNamesEveryError(string json, params string[] errors)
    {
        ProblemException problem = Assert.Throws<ProblemException>(() => Read(json));

        Assert.Equal(ProblemKind.InvalidBody, problem.Kind);
        Assert.Equal(errors.Order(), problem.Faults.Select(fault => $"{fault.Pointer} {fault.Code}").Order());
    }

    [Fact]
    public void Read_RefusesMoreThanAThousand()
    {
        ProblemException problem = Assert.Throws<ProblemException>(() =>
            Read($$$"""{"casefile":{"subjects":[{{{string.Join(',', Enumerable.Range(1, 1_001))}}}],"case_services":[]}}"""));

        Assert.Equal(("#/casefile/subjects", FaultCodes.TooLong), (Assert.Single(problem.Faults).Pointer, problem.Faults[0].Code));
    }

    private static Casefile Read(string json) => CasefileBody.Read(Encoding.UTF8.GetBytes(json));
}
