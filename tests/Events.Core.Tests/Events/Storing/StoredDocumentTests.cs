using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Events.Core.Events;
using Events.Core.Events.Storing;
using Events.Core.Input;
using Events.Core.Time;
using NodaTime;

namespace Events.Core.Tests.Events.Storing;

public sealed class StoredDocumentTests
{
    private static readonly Instant Due = Instant.FromUnixTimeSeconds(1675099800);
    private static readonly AlertClaim Claim = new("owner", 3, ["log"], ["webhook:old"], new Dictionary<string, string> { ["webhook:ops"] = "500" });

    [Fact]
    public void New_WritesItsMembersInOrder_WithoutTheOthers()
    {
        Assert.Equal(["id", "calendar_id", "schema", "revision", "keys", "event"], Members(StoredDocument.New(Stored(alertAt: null))));
        Assert.Equal(
            ["id", "calendar_id", "schema", "revision", "create", "keys", "due_at", "event"], Members(StoredDocument.New(Stored(Due), "write")));
    }

    [Fact]
    public void New_IsRevision1OfTheNewestSchema()
    {
        StoredDocument created = StoredDocument.New(Stored(Due), "write");

        Assert.Equal(("1042", 7, StoredDocument.NewestSchema, 1, "write"), (created.Id, created.CalendarId, created.Schema, created.Revision, created.Create));
        Assert.Equal((Due, null, null, null), (created.DueAt, created.Armed, created.Claim, created.FailedAt));
        Assert.Null(created.Write);
        Assert.Same(created, created.Checked());
    }

    [Fact]
    public void New_WithoutAnAlertOrWithASentOne_HasNoDueTime()
    {
        Assert.Null(StoredDocument.New(Stored(alertAt: null)).DueAt);
        Assert.Null(StoredDocument.New(Stored(Due) with { AlertSentAt = Due }).DueAt);
    }

    [Fact]
    public void Changed_WithAnotherAlertAt_ArmsTheAlert()
    {
        StoredDocument before = Delivering();
        Instant later = Due + Duration.FromHours(1);

        StoredDocument changed = before.Changed(before.Event! with { AlertAt = later, Title = "New" });

        Assert.Equal((6, 6, later), (changed.Revision, changed.Armed, changed.DueAt));
        Assert.Equal((null, null, null), (changed.Claim, changed.FailedAt, changed.Event!.AlertSentAt));
        Assert.Equal(("NEW", later, null), (changed.Keys!.Title, changed.Keys.Alert, changed.Keys.Sent));
        Assert.Equal(
            ["id", "calendar_id", "schema", "revision", "create", "write", "keys", "armed", "due_at", "event", "_etag"], Members(changed));
    }

    [Fact]
    public void Changed_WithAnAlertThatMovesWithTheStart_ArmsTheAlert()
    {
        StoredDocument before = Delivering();
        Instant start = before.Event!.StartAt + Duration.FromHours(1);
        Instant due = start - Duration.FromMinutes(30);

        StoredDocument changed = before.Changed(before.Event with { StartAt = start, EndAt = start, AlertBefore = 30, AlertAt = due });

        Assert.Equal((6, due, null), (changed.Armed, changed.DueAt, changed.Claim));
    }

    [Fact]
    public void Changed_WithoutAnAlert_DisarmsIt()
    {
        StoredDocument before = Delivering();

        StoredDocument changed = before.Changed(before.Event! with { AlertAt = null });

        Assert.Equal((6, null, null), (changed.Revision, changed.Armed, changed.DueAt));
        Assert.Equal((null, null, null), (changed.Claim, changed.FailedAt, changed.Event!.AlertSentAt));
        Assert.Equal(["id", "calendar_id", "schema", "revision", "create", "write", "keys", "event", "_etag"], Members(changed));
    }

    [Fact]
    public void Changed_WithTheSameAlertAt_KeepsTheDelivery()
    {
        StoredDocument before = Delivering();

        StoredDocument changed = before.Changed(before.Event! with { Title = "New", AlertBefore = 30, ShowAs = ShowAs.Free });

        Assert.Equal((6, 2, Due), (changed.Revision, changed.Armed, changed.DueAt));
        Assert.Equal((Claim, before.FailedAt, before.Event!.AlertSentAt), (changed.Claim, changed.FailedAt, changed.Event!.AlertSentAt));
        Assert.Equal(("NEW", ShowAs.Free), (changed.Keys!.Title, changed.Keys.ShowAs));
        Assert.Equal((before.Create, before.Write, before.ETag), (changed.Create, changed.Write, changed.ETag));
    }

    [Fact]
    public void Upgraded_KeepsTheEventInTheNewestSchema()
    {
        StoredDocument before = Delivering() with { Schema = 1, Keys = EventKeys.Of(Delivering().Event!) with { Service = null } };

        StoredDocument upgraded = before.Upgraded();

        Assert.Equal(before with { Schema = StoredDocument.NewestSchema, Keys = upgraded.Keys }, upgraded);
        Assert.Equal(before.Event!.CaseServiceId, upgraded.Keys!.Service);
        Assert.Equal(upgraded, upgraded.Upgraded() with { Keys = upgraded.Keys });
    }

    [Fact]
    public void ToTombstone_KeepsOnlyTheMembersOfTheDeletedList()
    {
        StoredDocument before = Delivering();
        Instant deletedAt = Instant.FromUnixTimeSeconds(1675200000);

        StoredDocument tombstone = before.ToTombstone(deletedAt);

        Assert.Equal(
            $$"""{"id":"1042","calendar_id":7,"schema":{{StoredDocument.NewestSchema}},"revision":6,"create":"create","deleted_at":1675200000,"deleted_number":1042,"""
            + "\"created_at\":1672531200,\"ttl\":7776000,\"deleted\":{\"id\":1042,\"calendar_id\":7,\"deleted_at\":\"2023-01-31T21:20:00Z\"},\"_etag\":\"tag\"}",
            Encoding.UTF8.GetString(CoreJson.Serializer.Write(tombstone)));
        Assert.Equal(before.Event!.CreatedAt, tombstone.WasCreatedAt);
        Assert.Same(tombstone, tombstone.Checked());
    }

    // Lists and the scan for alerts use these paths.
    [Fact]
    public void ToTombstone_HasNoneOfThePathsOfAnEvent()
    {
        JsonObject tombstone = JsonNode.Parse(CoreJson.Serializer.Write(Delivering().ToTombstone(Due)))!.AsObject();

        Assert.All(["keys", "event", "due_at", "failed_at", "claim", "armed"], member => Assert.False(tombstone.ContainsKey(member)));
    }

    [Fact]
    public void Read_ReturnsWhatWasWritten() => Gen.Select(RandomEvents.All, Gen.Bool, Gen.Bool).Sample((stored, isDelivering, isDeleted) =>
    {
        StoredDocument written = StoredDocument.New(stored, isDelivering ? "create" : null);
        written = isDelivering ? written with { Armed = 3, Claim = Claim, FailedAt = Due, Write = "write", ETag = "tag" } : written;
        written = isDeleted ? written.ToTombstone(Due) : written;

        byte[] json = CoreJson.Serializer.Write(written);
        StoredDocument read = CoreJson.Serializer.Read<StoredDocument>(json);

        Assert.Equal(Encoding.UTF8.GetString(json), Encoding.UTF8.GetString(CoreJson.Serializer.Write(read)));
        Assert.Equal(stored.CreatedAt, read.WasCreatedAt);
        Assert.True(isDeleted ? read.Event is null : read.Event!.HasSameFields(stored));
    });

    [Fact]
    public void ThrowIfNewer_RefusesASchemaThatThisVersionDoesNotKnow()
    {
        Delivering().ThrowIfNewer();
        (Delivering() with { Schema = 1 }).ThrowIfNewer();

        ProblemException problem = Assert.Throws<ProblemException>((Delivering() with { Schema = StoredDocument.NewestSchema + 1 }).ThrowIfNewer);

        Assert.Equal(ProblemKind.Unavailable, problem.Kind);
        Assert.NotNull(problem.RetryAfter);
    }

    [Fact]
    public void Checked_RefusesInconsistentMembers()
    {
        StoredDocument good = Delivering();
        StoredDocument tombstone = good.ToTombstone(Due);
        StoredDocument[] bad =
        [
            good with { Id = "1043" },
            good with { Id = "01042" },
            good with { CalendarId = 8 },
            good with { Schema = 0 },
            good with { Revision = 0 },
            good with { Armed = 0 },
            good with { Keys = null },
            good with { Keys = good.Keys! with { Number = 1043 } },
            good with { Keys = good.Keys! with { Updated = Timestamp.Latest } },
            good with { Event = good.Event! with { UpdatedAt = Timestamp.Latest } },
            good with { Event = good.Event! with { Id = 0 }, Id = "0", Keys = good.Keys! with { Number = 0 } },
            good with { Claim = Claim with { Attempts = -1 } },
            good with { Event = null },
            tombstone with { Id = "1043" },
            tombstone with { Deleted = null },
        ];

        Assert.Same(good, good.Checked());
        Assert.All(bad, document => Assert.Throws<JsonException>(document.Checked));
    }

    [Fact]
    public void ErrorsByChannel_AreReadInTheFormOfEveryVersion()
    {
        AlertClaim first = CoreJson.Serializer.Read<StoredDocument>(Encoding.UTF8.GetBytes(
            """{"id":"1","calendar_id":1,"claim":{"attempts":2,"accepted":[],"gone":[],"last_error":"webhook:ops: 500: no"}}""")).Claim!;

        Assert.Equal("500: no", first.ErrorsByChannel.Single(error => error.Key == "webhook:ops").Value, StringComparer.Ordinal);
        Assert.Equal("webhook:ops: 500", Claim.ErrorText);
    }

    private static StoredDocument Delivering() => StoredDocument.New(Stored(Due) with { AlertSentAt = Due + Duration.FromSeconds(5) }, "create") with
    {
        Revision = 5,
        Write = "write",
        Armed = 2,
        DueAt = Due,
        Claim = Claim,
        FailedAt = Due + Duration.FromMinutes(1),
        ETag = "tag",
    };

    private static Event Stored(Instant? alertAt) => new()
    {
        Id = 1042,
        CasefileId = 1,
        CalendarId = 7,
        CaseServiceId = 9,
        StartAt = Instant.FromUnixTimeSeconds(1675101600),
        EndAt = Instant.FromUnixTimeSeconds(1675101600),
        Title = "Visit",
        AlertAt = alertAt,
        CreatedAt = Instant.FromUnixTimeSeconds(1672531200),
        UpdatedAt = Instant.FromUnixTimeSeconds(1672531200),
    };

    private static IReadOnlyList<string> Members(StoredDocument document) => EventMembers.NamesOf(CoreJson.Serializer.Write(document));
}
