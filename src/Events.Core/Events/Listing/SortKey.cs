using System.Text.Json;

namespace Events.Core.Events.Listing;

/// <summary>What an event is sorted by, as a number.</summary>
public static class SortKey
{
    /// <summary>Reads the position of an event out of the JSON that is answered of it, without building anything of the rest.</summary>
    /// <param name="answered">One event object, UTF-8.</param>
    /// <param name="sort">What the list is sorted by.</param>
    /// <exception cref="JsonException">This is not such an object.</exception>
    public static Position Of(ReadOnlySpan<byte> answered, EventSort sort)
    {
        var field = sort switch
        {
            EventSort.StartAt => "start_at"u8,
            EventSort.UpdatedAt => "updated_at"u8,
            EventSort.Id => "id"u8,
            _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, null),
        };

        long? number = null;
        long? sortValue = null;
        var reader = new Utf8JsonReader(answered);
        reader.Read();
        while ((number is null || sortValue is null) && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isNumber = reader.ValueTextEquals("id"u8);
            var isSortValue = reader.ValueTextEquals(field);
            reader.Read();
            if (isNumber)
            {
                number = reader.GetInt64();
            }

            if (isSortValue)
            {
                sortValue = isNumber ? number : reader.GetDateTimeOffset().ToUnixTimeSeconds();
            }

            reader.Skip();
        }

        return number is { } id && sortValue is { } value
            ? new Position(value, id)
            : throw new JsonException("The event lacks its id or what it is sorted by.");
    }

    /// <summary>Whether an event can have such a sort value.</summary>
    internal static bool IsPossible(long value, EventSort sort) => sort == EventSort.Id
        ? value is >= 1 and <= PositiveInteger.Greatest
        : value >= Timestamp.Earliest.ToUnixTimeSeconds() && value <= Timestamp.Latest.ToUnixTimeSeconds();
}
