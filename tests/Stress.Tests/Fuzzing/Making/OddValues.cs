using System.Text;

namespace LeadMagic.Stress.Tests.Fuzzing.Making;

/// <summary>JSON values that programs stumble over.</summary>
internal static class OddValues
{
    private static readonly string[] Texts =
    [
        "null", "true", "false", "0", "-0", "-1", "1.5", "1.0", "5.0", "1e2", "1E400", "-1e400", "1e-400", "9007199254740993", "9223372036854775807",
        "9223372036854775808", "-9223372036854775809", "123456789012345678901234567890.000", "18446744073709551616", "0.1e-999", "01", "+1", ".5", "NaN", "Infinity",
        "\"\"", "\" \"", "\"5\"", "\" 5 \"", "\"true\"", "\"null\"", "\"[]\"", "\"{}\"", "\"[\\\"a\\\"]\"", "\"{\\\"a\\\":1}\"", "\"2.0\"", "\"ping\"", "\"initialize\"", "\"tools/call\"",
        "\"\\ud800\"", "\"\\udc00x\"", "\"\\ud83d\\ude00\"", "\"😀\"", "\"\\u0000\"", "\"\\u202e\\u200b\"", "\"a\\r\\nX-Injected: 1\"", "\"../../etc\"", "\"%2e%2e%2f\"",
        "\"..\"", "\".\"", "\"//other.example\"", "\"https://other.example/\"", "\"a@b\"", "\"é\"", "\"e\u0301\"", "\"2024-02-30\"", "\"2024-02-29\"", "\"\\u0041\"", "\"<script>\"", "\"'\"",
        "[]", "[null]", "[1,\"a\",{}]", "{}", "{\"\":0}", "{\"a\":1,\"a\":2}", "{\"__proto__\":{}}", "{\"$ref\":\"#\"}",
    ];

    /// <summary>Small values first of all, a few large ones: size costs time and finds little twice.</summary>
    public static IReadOnlyList<byte[]> Small { get; } = [.. Texts.Select(Encoding.UTF8.GetBytes), Nested(10), Nested(62), Nested(63), Nested(64), Nested(65)];

    public static IReadOnlyList<byte[]> Large { get; } =
    [
        Nested(600), Nested(5_000), Encoding.UTF8.GetBytes($"\"{new string('x', 3_000)}\""), Encoding.UTF8.GetBytes($"\"{new string('é', 254)}\""),
        Encoding.UTF8.GetBytes(new string('9', 2_000)), Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("1", 1_000))}]"),
        Encoding.UTF8.GetBytes($"{{{string.Join(',', Enumerable.Range(0, 300).Select(number => $"\"k{number}\":{number}"))}}}"),
    ];

    public static byte[] Pick(Chance chance) => chance.OneIn(40) ? chance.Pick(Large) : chance.Pick(Small);

    private static byte[] Nested(int levels) => Encoding.ASCII.GetBytes(
        string.Concat(Enumerable.Range(0, levels).Select(level => level % 2 == 0 ? "[" : "{\"a\":"))
        + "0"
        + string.Concat(Enumerable.Range(0, levels).Reverse().Select(level => level % 2 == 0 ? "]" : "}")));
}
