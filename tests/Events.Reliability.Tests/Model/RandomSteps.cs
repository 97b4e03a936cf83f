using CsCheck;
using Events.Reliability.Tests.Model.Service;
using Events.Reliability.Tests.Model.State;
using Events.Reliability.Tests.Model.Steps;

namespace Events.Reliability.Tests.Model;

/// <summary>Random sequences. There are few different targets, keys, times and bodies, so that they collide.</summary>
internal static class RandomSteps
{
    private const int MinimumSteps = 10;
    private const int MaximumSteps = 40;
    private const int Keys = 3;

    private static readonly Gen<bool> OneInTen = Gen.Int[0, 9].Select(number => number == 0);

    private static readonly Gen<int> Target = Gen.Int[0, 5];

    private static readonly Gen<int> Quarter = Gen.Int[0, 7];

    private static readonly Gen<int> Distance = Of(-3_600, -1, 0, 60, 120, 600, 10_800, 90_000);

    // In minutes. Events start in 2023, so that the alert is due at once, whatever the number is.
    private static readonly Gen<int?> Before = Gen.Frequency((4, Gen.Const((int?)null)), (1, Of<int?>(0, 30, 360, 527_040)));

    private static readonly Gen<int?> SometimesNone = Gen.Int[0, 3].Select(number => number == 0 ? (int?)null : number);

    private static readonly Gen<DraftChoice> Draft =
        from place in Gen.Select(Gen.Int[0, SequenceRun.Calendars - 1], Gen.Int[0, SequenceRun.Casefiles - 1], Gen.Frequency((3, Gen.Const(0)), (2, Gen.Int[1, 3])), Gen.Frequency((4, Gen.Const(0)), (1, Gen.Int[1, 2])))
        from time in Gen.Select(Quarter, Gen.Frequency((15, Gen.Int[0, 2]), (1, Gen.Const(-1))), OneInTen)
        from what in Gen.Select(Gen.Int[0, DraftChoice.Titles.Length - 1], Gen.Int[0, DraftChoice.UserLists.Length - 1], Gen.Bool, Distance, Gen.Bool, Before)
        select new DraftChoice(
            place.Item1, place.Item2, place.Item3, place.Item4, time.Item1, time.Item2, time.Item3, what.Item1, what.Item2, what.Item3 ? what.Item4 : null, what.Item5, what.Item6);

    // Each key has few bodies, so that repeats are common, and other bodies under the same key also occur.
    private static readonly Gen<(DraftChoice[] Drafts, int? Key)> Kept =
        from key in Gen.Int[0, Keys - 1]
        from other in OneInTen
        select (new[] { new DraftChoice(0, key % SequenceRun.Casefiles, key, 0, key, other ? 0 : 1, false, key, 0, key == 0 ? 60 : null, key == 1, key == 2 ? 360 : null) }, (int?)key);

    private static readonly Gen<MemberChange> Change = Gen.OneOf(
        Gen.Int[0, DraftChoice.Titles.Length - 1].Select(title => new MemberChange(ChangedMember.Title, title)),
        Quarter.Select(quarter => new MemberChange(ChangedMember.StartAt, quarter)),
        Quarter.Select(quarter => new MemberChange(ChangedMember.EndAt, quarter)),
        Gen.Select(Gen.Int[0, 3], Distance).Select((chance, seconds) => new MemberChange(ChangedMember.AlertAt, chance == 0 ? null : seconds)),
        SometimesNone.Select(subject => new MemberChange(ChangedMember.SubjectId, subject)),
        SometimesNone.Select(service => new MemberChange(ChangedMember.CaseServiceId, service)),
        Gen.Int[0, SequenceRun.Casefiles - 1].Select(casefile => new MemberChange(ChangedMember.CasefileId, casefile)),
        SometimesNone.Select(users => new MemberChange(ChangedMember.UsersList, users)),
        Gen.Int[0, 1].Select(isAllday => new MemberChange(ChangedMember.IsAllday, isAllday)),
        SometimesNone.Select(free => new MemberChange(ChangedMember.ShowAs, free)),
        Of<int?>(null, 0, 30, 360).Select(minutes => new MemberChange(ChangedMember.AlertBefore, minutes)),
        Gen.Int[0, 19].Select(chance => chance == 0 ? new MemberChange(ChangedMember.CalendarId, 1) : new MemberChange(ChangedMember.Title, 0)));

    private static readonly Gen<Condition> Condition = Gen.Frequency(
        (5, Gen.Const(Steps.Condition.None)), (1, Gen.Const(Steps.Condition.Any)), (2, Gen.Const(Steps.Condition.Right)), (1, Gen.Const(Steps.Condition.Stale)));

    private static readonly Gen<FilterChoice> Scope = Gen.OneOf(
        Gen.Int[0, SequenceRun.Calendars - 1].Select(calendar => new FilterChoice(FilterKind.Calendar, calendar)),
        Gen.Int[0, SequenceRun.Casefiles - 1].Select(casefile => new FilterChoice(FilterKind.Case, casefile)),
        Gen.Const(new FilterChoice(FilterKind.Id, 0)));

    private static readonly Gen<FilterChoice> Filter = Gen.OneOf(
        Gen.Int[1, 3].Select(subject => new FilterChoice(FilterKind.Subject, subject)),
        Gen.Int[1, 2].Select(service => new FilterChoice(FilterKind.Service, service)),
        Gen.Int[1, 3].Select(user => new FilterChoice(FilterKind.User, user)),
        Gen.Int[0, DraftChoice.Titles.Length - 1].Select(title => new FilterChoice(FilterKind.Title, title)),
        Gen.Int[0, 1].Select(isAllday => new FilterChoice(FilterKind.IsAllday, isAllday)),
        Gen.Int[0, 1].Select(free => new FilterChoice(FilterKind.ShowAs, free)),
        Gen.Select(Of(FilterKind.StartFrom, FilterKind.StartTo, FilterKind.EndFrom, FilterKind.EndTo), Quarter).Select((kind, quarter) => new FilterChoice(kind, quarter)),
        Gen.Select(Gen.Int[(int)FilterKind.AlertFrom, (int)FilterKind.UpdatedTo], Distance).Select((kind, seconds) => new FilterChoice((FilterKind)kind, seconds)));

    private static readonly Gen<FilterChoice[]> Filters = Gen.Select(Scope, Filter.Array[0, 2])
        .Select((scope, more) => new[] { scope }.Concat(more).DistinctBy(filter => Subject(filter.Kind)).ToArray());

    private static readonly Gen<ReceiverBehavior> ReceiverBehavior = Gen.Frequency(
        (4, Gen.Const(State.ReceiverBehavior.Accepts)), (2, Gen.Const(State.ReceiverBehavior.Refuses)), (1, Gen.Const(State.ReceiverBehavior.AsksToWait)), (1, Gen.Const(State.ReceiverBehavior.IsGone)));

    // The step during the delivery meets a stamp more often than another try.
    private static readonly Gen<ReceiverBehavior> MostlyAccepts = Gen.Frequency((3, Gen.Const(State.ReceiverBehavior.Accepts)), (1, ReceiverBehavior));

    // The new alert is far in the future, so that this run of the dispatch does not reach it.
    private static readonly Gen<StepDuringDelivery> Meanwhile = Gen.Select(Target, Gen.Int[0, 3], Gen.Bool, Of(0, 1, 5)).Select((target, what, on, seconds) => new StepDuringDelivery(target, what switch
    {
        0 => new DeleteStep(target, Steps.Condition.None, on, []),
        1 => new PatchStep(target, [new MemberChange(ChangedMember.AlertAt, null)], Steps.Condition.None, on, []),
        2 => new PatchStep(target, [new MemberChange(ChangedMember.AlertAt, 50_000_000)], Steps.Condition.Right, on, []),
        _ => new PatchStep(target, [new MemberChange(ChangedMember.Title, what)], Steps.Condition.Right, on, []),
    }, seconds));

    // Most requests make no more than three calls.
    private static readonly Gen<int> Skip = Gen.Frequency((2, Gen.Int[0, 2]), (1, Gen.Int[3, 6]));

    private static readonly Gen<DatabaseFailure> DatabaseFailure = Gen.Frequency(
        (6, Gen.Select(Gen.Int[(int)DatabaseFailureKind.Throttled, (int)DatabaseFailureKind.DroppedAfter], Skip, Gen.Int[1, 5]).Select((kind, skip, times) => new DatabaseFailure((DatabaseFailureKind)kind, skip, times))),
        (3, Gen.Select(Of(DatabaseFailureKind.OutageBefore, DatabaseFailureKind.OutageAfter), Skip).Select((kind, skip) => new DatabaseFailure(kind, skip, 0))),
        (1, Gen.Select(Of(DatabaseFailureKind.CrashBefore, DatabaseFailureKind.CrashAfter), Skip).Select((kind, skip) => new DatabaseFailure(kind, skip, 0))));

    // A run of the dispatch survives five failures in a row, and more failures end it.
    private static readonly Gen<DatabaseFailure[]> TwoFailures = DatabaseFailure.Array[2].Select(both => both.Select(failure => failure with { Times = Math.Min(failure.Times, 2) }).ToArray());

    private static readonly Gen<DatabaseFailure[]> Failures = Gen.Frequency((7, Gen.Const(Array.Empty<DatabaseFailure>())), (2, DatabaseFailure.Array[1]), (1, TwoFailures));

    /// <summary>Some sequences have database failures, and some have none.</summary>
    public static readonly Gen<Step[]> Sequence = Gen.Frequency(
        (1, StepWith(Gen.Const(Array.Empty<DatabaseFailure>())).Array[MinimumSteps, MaximumSteps]),
        (2, StepWith(Failures).Array[MinimumSteps, MaximumSteps]));

    private static Gen<Step> StepWith(Gen<DatabaseFailure[]> failures) => Gen.Frequency(
        (8, Gen.Select(Draft, Gen.Bool, failures).Select((draft, on, with) => (Step)new CreateStep(draft, null, on, with))),
        (6, Gen.Select(Kept, Gen.Bool, failures).Select((kept, on, with) => (Step)new CreateStep(kept.Drafts[0], kept.Key, on, with))),
        (2, Gen.Select(Draft.Array[1, 4], Gen.Bool, failures).Select((drafts, on, with) => (Step)new BatchStep(drafts, null, on, with))),
        (3, Gen.Select(Kept, Kept, Gen.Bool, failures).Select((one, two, on, with) => (Step)new BatchStep([.. one.Drafts, .. one.Drafts, .. two.Drafts], one.Key, on, with))),
        (14, Gen.Select(Target, Change.Array[1, 3], Condition, Gen.Bool, failures).Select((target, changes, condition, on, with) =>
            (Step)new PatchStep(target, [.. changes.DistinctBy(change => change.Member)], condition, on, with))),
        (5, Gen.Select(Target, Condition, Gen.Bool, failures).Select((target, condition, on, with) => (Step)new DeleteStep(target, condition, on, with))),
        (4, Gen.Select(Target, Gen.Bool, Gen.Bool, failures).Select((target, hasIt, on, with) => (Step)new GetStep(target, hasIt, on, with))),
        (7, Gen.Select(Filters, Of<string?>(null, "updated_at", "id"), Of<string?>(null, "asc", "desc"), Gen.Int[1, 4], Gen.Bool, failures).Select((filters, sort, direction, perPage, on, with) =>
            (Step)new ListStep(filters, sort, direction, perPage, on, with))),
        (5, Gen.Select(Gen.Bool, failures).Select((on, with) => (Step)new NextPageStep(on, with))),
        (2, Gen.Select(Filters, Gen.Int[1, 3], Gen.Bool, failures).Select((filters, perPage, on, with) => (Step)new CountStep(filters, perPage, on, with))),
        (2, Gen.Select(Gen.Int[0, SequenceRun.Calendars - 1], Of<int?>(null, 0, 300, 90_000), Gen.Int[1, 3], Gen.Bool, failures).Select((calendar, ago, perPage, on, with) =>
            (Step)new DeletedListStep(calendar, ago, perPage, on, with))),
        (3, Gen.Select(Gen.Int[0, SequenceRun.Casefiles - 1], Numbers(3), Numbers(2), Gen.Bool, failures).Select((number, subjects, services, on, with) =>
            (Step)new CasefileStep(number, subjects, services, on, with))),
        (7, Gen.Select(ReceiverBehavior, ReceiverBehavior, Gen.Bool, failures).Select((first, second, on, with) => (Step)new DispatchStep(first, second, null, on, with))),
        (3, Gen.Select(MostlyAccepts, MostlyAccepts, Meanwhile, Gen.Bool).Select((first, second, meanwhile, on) => (Step)new DispatchStep(first, second, meanwhile, on, []))),
        (3, Gen.Select(Target, Gen.Bool, failures).Select((target, on, with) => (Step)new RetryStep(target, on, with))),
        (2, Gen.Select(Gen.Bool, failures).Select((on, with) => (Step)new AlertsStep(on, with))),
        (9, Of(1, 30, 61, 91, 150, 600, 10_807, 90_000).Select(seconds => (Step)new AdvanceTimeStep(seconds))),
        (1, Gen.Int[0, 4].Select(chance => (Step)new AdvanceTimeStep(chance == 0 ? 7_900_000 : 1))),
        (1, Gen.Bool.Select(on => (Step)new RestartStep(on))));

    private static Gen<int[]> Numbers(int greatest) => Gen.Int[1, greatest].Array[0, greatest].Select(numbers => numbers.Distinct().ToArray());

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    // Each range has only one end here, since other tests cover which ends go together.
    private static string Subject(FilterKind kind) => $"{kind}".Replace("From", "", StringComparison.Ordinal).Replace("To", "", StringComparison.Ordinal);
}
