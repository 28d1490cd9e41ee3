using System.Globalization;

namespace OpenApiMcp.Runtime.Results;

/// <summary>A time in words.</summary>
internal static class Duration
{
    public static string Of(TimeSpan time) => time.TotalMinutes >= 1 ? Count(time.TotalMinutes, "minute") : Count(time.TotalSeconds, "second");

    private static string Count(double number, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round(number):0} {unit}{(Math.Round(number) == 1 ? "" : "s")}");
}
