using Events.Core.Events;
using NodaTime;

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
    public void TimeZones_HasWhatTheProviderLists_AndNotItsFixedOffsets()
    {
        Assert.All(DateTimeZoneProviders.Tzdb.Ids, id => Assert.True(TimeZones.Has(id)));
        Assert.NotNull(DateTimeZoneProviders.Tzdb.GetZoneOrNull("UTC+05:00"));
        Assert.False(TimeZones.Has("UTC+05:00"));
        Assert.False(TimeZones.Has("Factory"));
    }
}
