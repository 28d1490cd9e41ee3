using System.Globalization;
using System.Text;

namespace OpenApiMcp.Runtime.Tests.Results;

/// <summary>Makes JSON of every kind by chance, minified and without names that stand twice, the same for the same seed.</summary>
internal sealed class RandomJson(int seed)
{
    private static readonly string[] Numbers = ["0", "-0", "1.10", "1E+2", "9007199254740993", "123456789012345678901234567890.000", "1e-400"];
    private static readonly string[] Words = ["a ", "Größe. ", "陳さん。", "😀 ", "\\\"said\\\" ", "\\n", "\\\\", "\\ud800", "end. Next! ", "x"];

    private readonly Random _random = new(seed);

    public static IEnumerable<byte[]> Some(int count) => Enumerable.Range(0, count).Select(seed => Encoding.UTF8.GetBytes(new RandomJson(seed).Value(depth: 0)));

    private string Value(int depth) => (depth == 0 ? _random.Next(2) : _random.Next(depth > 4 ? 2 : 0, 8)) switch
    {
        0 => $"[{string.Join(',', Enumerable.Range(0, _random.Next(12)).Select(_ => Value(depth + 1)))}]",
        1 => $"{{{string.Join(',', Enumerable.Range(0, _random.Next(8)).Select(number => $"\"{Name(number)}\":{Value(depth + 1)}"))}}}",
        2 or 3 or 4 => $"\"{string.Concat(Enumerable.Range(0, _random.Next(40)).Select(_ => Words[_random.Next(Words.Length)]))}\"",
        5 => Numbers[_random.Next(Numbers.Length)],
        6 => "true",
        _ => "null",
    };

    private static string Name(int number) => number.ToString("'n'0", CultureInfo.InvariantCulture);
}
