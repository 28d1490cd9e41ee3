namespace LeadMagic.Protocol.Tests;

/// <summary>Which Node the MCP Inspector can run on.</summary>
public sealed class NodeProgramTests
{
    [Theory]
    [InlineData("v22.19.0\n", true)]
    [InlineData("v24.1.0\n", true)]
    [InlineData("v22.18.9\n", false)]
    [InlineData("v20.20.2\n", false)]
    [InlineData("", false)]
    public void Node_is_new_enough_from_22_19_on(string version, bool expected) => Assert.Equal(expected, NodeProgram.IsNewEnough(version));
}
