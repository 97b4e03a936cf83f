using NodaTime;

namespace Events.Core.Time;

/// <summary>Reads the parts of a timestamp, one after the other. A method returns false where the text does not continue with its part.</summary>
internal ref struct TimestampScanner(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    /// <summary>Whether the whole text has been read.</summary>
    public readonly bool AtEnd => _rest.IsEmpty;

    /// <summary><c>2023-01-30</c>, a day of the calendar.</summary>
    public bool Date(out LocalDate date)
    {
        date = default;
        if (!Digits(4, out int year) || !OneOf('-') || !Digits(2, out int month) || !OneOf('-') || !Digits(2, out int day)
            || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
        {
            return false;
        }

        date = new LocalDate(year, month, day);
        return true;
    }

    /// <summary><c>18:00</c>, <c>18:00:00</c> or <c>18:00:00.5</c>, without the fraction.</summary>
    public bool Time(out LocalTime time)
    {
        time = default;
        int second = 0;
        if (!Digits(2, out int hour) || !OneOf(':') || !Digits(2, out int minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        if (OneOf(':') && (!Digits(2, out second) || second > 59 || (OneOf('.') && !Fraction())))
        {
            return false;
        }

        time = new LocalTime(hour, minute, second);
        return true;
    }

    /// <summary><c>Z</c>, <c>+07:00</c>, <c>+0700</c>, <c>+07</c>, the same with a minus, or nothing; up to 23:59, as in RFC 3339.</summary>
    /// <param name="spaceIsPlus">Whether a space may stand for the <c>+</c>.</param>
    /// <param name="seconds">How far the time is ahead of UTC.</param>
    public bool Offset(bool spaceIsPlus, out int seconds)
    {
        seconds = 0;
        if (AtEnd || OneOf('Z'))
        {
            return true;
        }

        bool negative = OneOf('-');
        if (!negative && !OneOf('+') && !(spaceIsPlus && OneOf(' ')))
        {
            return false;
        }

        int minutes = 0;
        if (!Digits(2, out int hours) || ((OneOf(':') || !AtEnd) && !Digits(2, out minutes)) || hours > 23 || minutes > 59)
        {
            return false;
        }

        seconds = ((hours * 60) + minutes) * (negative ? -60 : 60);
        return true;
    }

    /// <summary>One character, <paramref name="first"/> or <paramref name="second"/>.</summary>
    public bool OneOf(char first, char second) => OneOf(first) || OneOf(second);

    private bool OneOf(char character)
    {
        if (_rest.IsEmpty || _rest[0] != character)
        {
            return false;
        }

        _rest = _rest[1..];
        return true;
    }

    private bool Fraction()
    {
        int digits = _rest.IndexOfAnyExceptInRange('0', '9');
        int length = digits < 0 ? _rest.Length : digits;
        _rest = _rest[length..];
        return length > 0;
    }

    private bool Digits(int count, out int number)
    {
        number = 0;
        if (_rest.Length < count)
        {
            return false;
        }

        foreach (char character in _rest[..count])
        {
            if (!char.IsAsciiDigit(character))
            {
                return false;
            }

            number = (number * 10) + (character - '0');
        }

        _rest = _rest[count..];
        return true;
    }
}
