using Events.Core.Events;
using NodaTime;
using NodaTime.TimeZones;

namespace Events.Core.Tests.Events;

public sealed class EventDataTests
{
    [Fact]
    public void Countries_HasTheAssignedCodes()
    {
        Assert.Equal(249, Countries.All.Count);
        Assert.All(Countries.All, code => Assert.Matches("^[A-Z]{2}$", code));
    }

    [Theory]
    [InlineData("US", "US")]
    [InlineData("us", "US")]
    [InlineData("sS", "SS")]
    [InlineData("UK", null)]
    [InlineData("SU", null)]
    [InlineData("ZZ", null)]
    [InlineData("U\u017f", null)]
    public void Countries_FindsACodeInAnyLetterCase(string text, string? code) => Assert.Equal(code, Countries.Find(text));

    [Theory]
    [InlineData("US", 57)]
    [InlineData("CA", 13)]
    [InlineData("AU", 8)]
    public void States_HasTheListsOfThreeCountries(string country, int count) => Assert.Equal(count, States.Of(country)?.Count);

    [Theory]
    [InlineData("DE")]
    [InlineData("MX")]
    [InlineData("PR")]
    public void States_HasNoListForAnyOther(string country) => Assert.Null(States.Of(country));

    [Theory]
    [InlineData("US", "DC", "DC")]
    [InlineData("US", "um", "UM")]
    [InlineData("US", "M\u0130", null)]
    [InlineData("US", "BC", null)]
    [InlineData("CA", "nu", "NU")]
    [InlineData("AU", "Tas", "TAS")]
    public void States_FindsACodeInAnyLetterCase(string country, string text, string? code) =>
        Assert.Equal(code, States.Find(States.Of(country)!, text));

    [Fact]
    public void TimeZones_HasTheListedZones_ButNoFixedOffsets()
    {
        Assert.All(DateTimeZoneProviders.Tzdb.Ids, id => Assert.True(TimeZones.Has(id)));
        Assert.NotNull(DateTimeZoneProviders.Tzdb.GetZoneOrNull("UTC+05:00"));
        Assert.False(TimeZones.Has("UTC+05:00"));
        Assert.False(TimeZones.Has("Factory"));
    }

    [Theory]
    [InlineData("america/denver", "America/Denver")]
    [InlineData("AMERICA/NEW_YORK", "America/New_York")]
    [InlineData("America/New York", "America/New_York")]
    [InlineData(" America/Denver\n", "America/Denver")]
    [InlineData("us/mountain", "US/Mountain")]
    [InlineData("utc", "UTC")]
    [InlineData("Pacific Standard Time", "America/Los_Angeles")]
    [InlineData("mountain standard time", "America/Denver")]
    [InlineData("W. Europe Standard Time", "Europe/Berlin")]
    [InlineData("UTC-11", "Etc/GMT+11")]
    [InlineData("America/Dever", "America/Denver")]
    [InlineData("America/Denvr", "America/Denver")]
    [InlineData("Amercia/Denver", "America/Denver")]
    [InlineData("Europe/Kiew", "Europe/Kiev")]
    public void TimeZones_SuggestsTheIntendedIdentifier(string text, string suggested)
    {
        Assert.False(TimeZones.Has(text));
        Assert.Equal(suggested, TimeZones.Suggest(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("Z")]
    [InlineData("BST")]
    [InlineData("America")]
    [InlineData("America/")]
    [InlineData("America/Springfield")]
    [InlineData("+05:00")]
    [InlineData("UTC+05:00")]
    [InlineData("Factory")]
    public void TimeZones_SuggestsNothingForAmbiguousText(string text) => Assert.Null(TimeZones.Suggest(text));

    [Fact]
    public void TimeZones_SuggestsAKnownIdentifier_ForEveryWindowsName() =>
        Assert.All(
            TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping,
            name => Assert.True(TimeZones.Has(name.Key) || TimeZones.Has(TimeZones.Suggest(name.Key.ToLowerInvariant())!)));

    [Fact]
    public void TimeZones_SuggestsEveryIdentifierInAnotherLetterCase() =>
        Assert.All(DateTimeZoneProviders.Tzdb.Ids, id => Assert.Equal(id, TimeZones.Suggest(id.ToLowerInvariant())));

    [Fact]
    public void TimeZones_AcceptsATextOfAnyLength() => Assert.Null(TimeZones.Suggest("America/" + new string('x', 100_000)));
}
