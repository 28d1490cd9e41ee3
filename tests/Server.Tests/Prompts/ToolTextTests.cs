using LeadMagic.Server.Prompts;

namespace LeadMagic.Server.Tests.Prompts;

public sealed class ToolTextTests
{
    private readonly ToolText _people = new(Surfaces.Tools("people"));

    [Fact]
    public void A_name_gets_its_price_unless_it_stands_alone() =>
        Assert.Equal("find_email (1), then find_email again.", _people.Sentences("{find_email}, then {=find_email} again."));

    [Fact]
    public void A_sentence_about_a_tool_that_is_not_enabled_is_left_out() =>
        Assert.Equal("One. Four: find_role (2).", _people.Sentences("One.", "Two: {get_credits}.", "Three: {find_role} or {=find_jobs}.", "Four: {find_role}."));

    [Fact]
    public void Steps_are_numbered_as_they_are_left() =>
        Assert.Equal("1. First.\n2. Third.", _people.Steps("First.", "{find_jobs}", "Third."));

    [Theory]
    [InlineData("find_email", true)]
    [InlineData("find_jobs", false)]
    public void It_knows_what_is_enabled(string tool, bool expected) => Assert.Equal(expected, _people.Has(tool));
}
