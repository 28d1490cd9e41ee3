using LeadMagic.Server.Commands;

namespace LeadMagic.Server.Tests.Commands;

public sealed class TerminalQuestionTests
{
    [Theory]
    [InlineData("y\n", "accept")]
    [InlineData(" YES \n", "accept")]
    [InlineData("\n", "decline")]
    [InlineData("n\n", "decline")]
    [InlineData("yes please\n", "decline")]
    [InlineData("", "decline")]
    public void Only_a_yes_is_a_yes(string typed, string action)
    {
        using var output = new StringWriter();

        Assert.Equal(action, TerminalQuestion.Ask("Spend 40 credits?", new StringReader(typed), output).Action);
        Assert.Equal("Spend 40 credits? [y/N] ", output.ToString());
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Where_nobody_sits_nobody_is_asked(bool isInputRedirected, bool isErrorRedirected) =>
        Assert.Null(TerminalQuestion.Find(isInputRedirected, isErrorRedirected));

    [Fact]
    public void Where_somebody_sits_they_are_asked() => Assert.NotNull(TerminalQuestion.Find(isInputRedirected: false, isErrorRedirected: false));
}
