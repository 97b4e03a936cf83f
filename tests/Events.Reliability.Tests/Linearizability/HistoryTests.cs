namespace Events.Reliability.Tests.Linearizability;

/// <summary>Tests the checker with short histories whose result is known.</summary>
public sealed class HistoryTests
{
    private static readonly Register First = new(1, "a", "b");

    private static readonly RegisterRequest Get = new(RegisterRequestKind.Get);

    private static readonly RegisterRequest Delete = new(RegisterRequestKind.Delete);

    [Fact]
    public void Read_DuringAWrite_MaySeeItOrNot()
    {
        Operation write = Done(0, 9, Title("x"), Of(2, "x", "b"));

        Holds(write, Done(1, 2, Get, Of(1, "a", "b")), Done(3, 4, Get, Of(2, "x", "b")));
        Holds(write, Done(1, 2, Get, Of(2, "x", "b")), Done(3, 4, Get, Of(2, "x", "b")));
        Fails(write, Done(1, 2, Get, Of(2, "x", "b")), Done(3, 4, Get, Of(1, "a", "b")));
    }

    [Fact]
    public void Read_AfterAWrite_MustSeeIt()
    {
        Operation write = Done(0, 1, Title("x"), Of(2, "x", "b"));

        Holds(write, Done(2, 3, Get, Of(2, "x", "b")));
        Fails(write, Done(2, 3, Get, Of(1, "a", "b")));
        Fails(write, Done(2, 3, Get, Of(3, "x", "b")));
    }

    [Fact]
    public void ConcurrentWrites_MustBothBeVisible()
    {
        Operation one = Done(0, 5, Title("x"), Of(2, "x", "b"));

        Holds(one, Done(1, 4, Body("y"), Of(3, "x", "y")));
        Fails(one, Done(1, 4, Body("y"), Of(3, "a", "y")));
        Fails(one, Done(1, 4, Body("y"), Of(2, "a", "y")));
    }

    [Fact]
    public void ConcurrentWrites_OnOneRevision_AllowOnlyOne()
    {
        Operation one = Done(0, 5, Title("x") with { IfMatch = 1 }, Of(2, "x", "b"));
        RegisterRequest other = Body("y") with { IfMatch = 1 };

        Holds(one, Done(1, 4, other, new Outcome(412, First)));
        Fails(one, Done(1, 4, other, Of(3, "x", "y")));
        Fails(Done(0, 5, other, new Outcome(412, First)), Done(6, 7, Get, Of(1, "a", "b")));
    }

    [Fact]
    public void RefusedWrite_MustNotBeVisible() => Fails(
        Done(0, 1, Title("x"), Of(2, "x", "b")),
        Done(2, 3, Body("y") with { IfMatch = 1 }, new Outcome(412, First)),
        Done(4, 5, Get, Of(3, "x", "y")));

    [Fact]
    public void UnansweredWrite_MayHappenLateOrNever_ButOnlyOnce()
    {
        Operation lost = new(0, 0, Operation.Never, Title("x"), null);
        Operation before = Done(1, 2, Get, Of(1, "a", "b"));

        Holds(lost, before, Done(3, 4, Get, Of(1, "a", "b")));
        Holds(lost, before, Done(3, 4, Get, Of(2, "x", "b")));
        Fails(lost, Done(1, 2, Title("y"), Of(3, "y", "b")), Done(3, 4, Get, Of(4, "x", "b")));
        Holds(lost, Done(1, 2, Title("y"), Of(2, "y", "b")), Done(3, 4, Get, Of(3, "x", "b")));
    }

    [Fact]
    public void DeletedEvent_StaysDeleted()
    {
        Operation delete = Done(0, 3, Delete, new Outcome(204, Register.Deleted));

        Holds(delete, Done(1, 2, Title("x"), Of(2, "x", "b")), Done(4, 5, Get, new Outcome(404, Register.Deleted)));
        Fails(delete, Done(4, 5, Get, Of(1, "a", "b")));
        Fails(delete, Done(4, 5, Delete, new Outcome(204, Register.Deleted)));
        Fails(Done(0, 1, Get, new Outcome(404, Register.Deleted)));
    }

    private static void Holds(params Operation[] operations) => Assert.True(new History(First, operations).IsLinearizable());

    private static void Fails(params Operation[] operations) => Assert.False(new History(First, operations).IsLinearizable());

    private static Operation Done(long called, long returned, RegisterRequest request, Outcome outcome) => new((int)called, called, returned, request, outcome);

    private static RegisterRequest Title(string title) => new(RegisterRequestKind.Patch, Title: title);

    private static RegisterRequest Body(string body) => new(RegisterRequestKind.Patch, Body: body);

    private static Outcome Of(long revision, string title, string body) => new(200, new Register(revision, title, body));
}
