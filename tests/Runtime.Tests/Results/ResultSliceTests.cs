using System.Text;
using OpenApiMcp.Runtime.Results;

namespace OpenApiMcp.Runtime.Tests.Results;

public sealed class ResultSliceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(4_000)]
    public void Slices_one_after_the_other_are_the_whole(int limit)
    {
        foreach (var json in RandomJson.Some(60))
        {
            var read = new StringBuilder();
            for (var offset = 0; offset < json.Length;)
            {
                var slice = ResultSlice.Take(json, offset, limit);
                Assert.Equal(offset, slice.Start);
                Assert.InRange(slice.End, offset + 1, Math.Max(offset + limit, offset + 4));
                read.Append(slice.Text);
                offset = slice.End;
            }

            Assert.Equal(Encoding.UTF8.GetString(json), read.ToString());
        }
    }

    [Fact]
    public void A_slice_ends_between_the_items_that_are_nested_least()
    {
        var slice = ResultSlice.Take("""{"rows":[{"a":1,"b":[1,2]},{"a":2,"b":[1,2]},{"a":3,"b":[1,2]}]}"""u8, 0, 50);

        Assert.Equal("""{"rows":[{"a":1,"b":[1,2]},{"a":2,"b":[1,2]},""", slice.Text);
        Assert.Equal("Bytes 0 to 45 of 64. It goes on at offset 45.", slice.Remark);
    }

    [Fact]
    public void A_comma_inside_a_text_ends_no_slice() => Assert.Equal("""["a,b,c,d,e""", ResultSlice.Take("""["a,b,c,d,e,f,g"]"""u8, 0, 11).Text);

    [Fact]
    public void An_offset_inside_a_character_begins_with_it() => Assert.Equal(("😀b", 1), (ResultSlice.Take("a😀b"u8, 3, 100).Text, ResultSlice.Take("a😀b"u8, 3, 100).Start));

    [Fact]
    public void The_end_says_so() => Assert.Equal("Bytes 2 to 2 of 2: this is the end.", ResultSlice.Take("{}"u8, 2, 10).Remark);
}
