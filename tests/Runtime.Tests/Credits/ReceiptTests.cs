using OpenApiMcp.Runtime.Credits;

namespace OpenApiMcp.Runtime.Tests.Credits;

public sealed class ReceiptTests
{
    [Fact]
    public void It_holds_what_is_known_and_exact_numbers()
    {
        var receipt = new Receipt { Cost = 0.10m, SessionTotal = 12.3000m, Remaining = 4820.75m };

        Assert.Equal("""{"cost":0.1,"sessionTotal":12.3,"remaining":4820.75,"cached":false}""", receipt.ToJson().ToJsonString());
        Assert.Null(receipt.Note);
    }

    [Fact]
    public void What_is_not_known_is_left_out() =>
        Assert.Equal("""{"sessionTotal":0,"cached":false,"reckoned":true}""", new Receipt { SessionTotal = 0, IsReckoned = true }.ToJson().ToJsonString());

    [Fact]
    public void An_answer_from_memory_tells_its_age_and_the_model_is_told_too()
    {
        var receipt = new Receipt { Cost = 0, SessionTotal = 1, Age = TimeSpan.FromSeconds(12.9) };

        Assert.Equal("""{"cost":0,"sessionTotal":1,"cached":true,"ageSeconds":12}""", receipt.ToJson().ToJsonString());
        Assert.Contains("12 seconds ago: nothing was sent or charged", receipt.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Shared_and_uncertain_are_said() => Assert.Equal(
        """{"cost":5,"sessionTotal":5,"cached":false,"shared":true,"uncertain":true}""",
        new Receipt { Cost = 5, SessionTotal = 5, IsShared = true, IsUncertain = true }.ToJson().ToJsonString());

    /// <summary>The rules of the specification: a prefix of labels, a slash, a name, and no prefix whose label is reserved.</summary>
    [Fact]
    public void Its_key_is_allowed_for_everyone()
    {
        Assert.Matches("^[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?([.][A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?)*/[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$", Receipt.MetaKey);
        Assert.DoesNotContain(Receipt.MetaKey.Split('/')[0].Split('.'), label => label is "mcp" or "modelcontextprotocol");
    }
}
