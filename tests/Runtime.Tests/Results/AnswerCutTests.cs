using System.Text;
using System.Text.Json;
using OpenApiMcp.Runtime.Results;

namespace OpenApiMcp.Runtime.Tests.Results;

/// <summary>A cut answer is JSON, no longer than its room, and has nothing that the answer does not have.</summary>
public sealed class AnswerCutTests
{
    [Fact]
    public void Any_JSON_fits_any_room_and_stays_a_part_of_itself()
    {
        var cuts = 0;
        foreach (var json in RandomJson.Some(400))
        {
            foreach (var room in new[] { 5, 20, 60, 200, 1_000, 5_000 })
            {
                var cut = AnswerCut.Run(new(json), room);

                Assert.InRange(cut.Json.Length, 1, room);
                AssertPart(JsonElement.Parse(json), JsonElement.Parse(cut.Json.Join().Span));
                Assert.Equal(json.Length > room, cut.Cuts.Count > 0);
                Assert.True(cut.Json.Join().Span.SequenceEqual(AnswerCut.Run(new(json), room).Json.Join().Span), "Two cuts differ.");
                if (cut.Cuts.Count > 0) cuts++;
            }
        }

        Assert.InRange(cuts, 500, 2_000);
    }

    [Fact]
    public void What_fits_is_the_answer_itself()
    {
        var json = """{"a":[1,2]}"""u8.ToArray();

        Assert.True(AnswerCut.Run(new(json), json.Length).Json.Join().Span.SequenceEqual(json));
    }

    [Fact]
    public void An_array_loses_items_from_its_end_and_all_else_stays()
    {
        var rows = string.Join(',', Enumerable.Range(0, 200).Select(id => $$"""{"id":{{id}},"title":"Title"}"""));

        var (shown, cuts) = Cut($$"""{"total":200,"rows":[{{rows}}],"next_cursor":"c"}""", 1_000);

        var kept = shown.GetProperty("rows").GetArrayLength();
        Assert.Equal([new AnswerCutting("rows", CutKind.Items, kept, 200)], cuts);
        Assert.InRange(kept, 30, 40);
        Assert.Equal((200, "c"), (shown.GetProperty("total").GetInt32(), shown.GetProperty("next_cursor").GetString()));
    }

    [Fact]
    public void The_biggest_array_loses_most_and_a_small_one_nothing()
    {
        var numbers = (int count) => string.Join(',', Enumerable.Repeat("1234567", count));

        var (shown, _) = Cut($$"""{"big":[{{numbers(900)}}],"small":[{{numbers(5)}}],"middle":[{{numbers(100)}}]}""", 1_000);

        Assert.Equal(5, shown.GetProperty("small").GetArrayLength());
        Assert.InRange(shown.GetProperty("middle").GetArrayLength() - shown.GetProperty("big").GetArrayLength(), -1, 1);
        Assert.InRange(shown.GetProperty("middle").GetArrayLength(), 50, 60);
    }

    [Fact]
    public void Of_rows_that_are_all_too_long_the_first_are_shortened()
    {
        var text = string.Concat(Enumerable.Repeat("One sentence. ", 100));
        var rows = string.Join(',', Enumerable.Range(0, 9).Select(id => $$"""{"id":{{id}},"text":"{{text}}"}"""));

        var (shown, cuts) = Cut($"[{rows}]", 1_000);

        Assert.Equal([0, 1, 2], shown.EnumerateArray().Select(row => row.GetProperty("id").GetInt32()));
        Assert.All(shown.EnumerateArray(), row => Assert.EndsWith("One sentence.…", row.GetProperty("text").GetString(), StringComparison.Ordinal));
        Assert.Equal([new("", CutKind.Items, 3, 9), new AnswerCutting("text", CutKind.Text, 3, 3)], cuts);
    }

    [Fact]
    public void Of_short_items_those_that_fit_stay_whole_where_shortened_ones_would_say_little()
    {
        var (shown, cuts) = Cut("""{"industries":["Biotechnology","Robotics","Agriculture","Mining"]}""", 46);

        Assert.Equal(["Biotechnology", "Robotics"], shown.GetProperty("industries").EnumerateArray().Select(item => item.GetString()));
        Assert.Equal([new AnswerCutting("industries", CutKind.Items, 2, 4)], cuts);
    }

    [Fact]
    public void Members_go_only_where_nothing_else_helps()
    {
        var members = string.Join(',', Enumerable.Range(0, 500).Select(number => $"\"m{number}\":{number}"));

        var (shown, cuts) = Cut($$"""{"map":{{{members}}},"rows":[1,2,3]}""", 500);

        Assert.Equal(3, shown.GetProperty("rows").GetArrayLength());
        var cut = Assert.Single(cuts);
        Assert.Equal(("map", CutKind.Members, 500), (cut.Path, cut.Kind, cut.Total));
        Assert.Equal(cut.Shown, shown.GetProperty("map").EnumerateObject().Count());
    }

    [Fact]
    public void Depth_takes_neither_stack_nor_time()
    {
        var deep = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":[", 50_000)) + string.Concat(Enumerable.Repeat("]}", 50_000)));

        Assert.InRange(AnswerCut.Run(new(deep), 1_000).Json.Length, 2, 1_000);
    }

    private static (JsonElement Shown, IReadOnlyList<AnswerCutting> Cuts) Cut(string json, int room)
    {
        var cut = AnswerCut.Run(new(Encoding.UTF8.GetBytes(json)), room);
        Assert.InRange(cut.Json.Length, 1, room);
        return (JsonElement.Parse(cut.Json.Join().Span), cut.Cuts);
    }

    /// <summary>Arrays and objects begin like the original's, texts too, and everything else is the same to the letter.</summary>
    private static void AssertPart(JsonElement whole, JsonElement part)
    {
        Assert.Equal(whole.ValueKind, part.ValueKind);
        switch (part.ValueKind)
        {
            case JsonValueKind.Array:
                Assert.InRange(part.GetArrayLength(), 0, whole.GetArrayLength());
                foreach (var (item, original) in part.EnumerateArray().Zip(whole.EnumerateArray())) AssertPart(original, item);
                break;
            case JsonValueKind.Object:
                foreach (var (member, original) in part.EnumerateObject().Zip(whole.EnumerateObject()))
                {
                    Assert.Equal(original.Name, member.Name);
                    AssertPart(original.Value, member.Value);
                }

                break;
            case JsonValueKind.String when part.GetRawText() != whole.GetRawText():
                Assert.EndsWith("…\"", part.GetRawText(), StringComparison.Ordinal);
                Assert.StartsWith(part.GetRawText()[..^2], whole.GetRawText(), StringComparison.Ordinal);
                break;
            default:
                Assert.Equal(whole.GetRawText(), part.GetRawText());
                break;
        }
    }
}
