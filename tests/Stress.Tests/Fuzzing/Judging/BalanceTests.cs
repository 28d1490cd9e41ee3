using System.Text;

namespace LeadMagic.Stress.Tests.Fuzzing.Judging;

/// <summary>The judge of the fuzz runs sees each fault that it is there for.</summary>
public sealed class BalanceTests
{
    private const string Ping = """{"jsonrpc":"2.0","id":1,"method":"ping"}""" + "\n";
    private const string Pong = """{"jsonrpc":"2.0","id":1,"result":{}}""" + "\n";
    private const string Refusal = """{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"no"}}""" + "\n";
    private const string Cancel = """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}""" + "\n";

    [Theory]
    [InlineData(Ping, Pong)]
    [InlineData("rubbish\n", Refusal)]
    [InlineData(Ping + Ping, Pong + Pong)]
    [InlineData(Ping + Ping, Pong + Refusal)]
    [InlineData(Ping + Cancel, "")]
    [InlineData("\n \t\r\n" + Cancel, "")]
    [InlineData("""{"jsonrpc":"2.0","id":true,"method":"ping"}""", Refusal)]
    [InlineData("""{"jsonrpc":"2.0","id":"\u0031","method":"ping"}""", """{"jsonrpc":"2.0","id":"1","result":{}}""" + "\n")]
    public void What_the_input_calls_for_is_right(string input, string output) => Assert.Empty(Problems(input, output));

    [Theory]
    [InlineData(Ping, "", "not answered")]
    [InlineData(Ping, Pong + Pong, "2 answers")]
    [InlineData(Ping + Ping, Pong, "1 answers came")]
    [InlineData("", Pong, "which 0 lines have")]
    [InlineData("", Refusal, "no id")]
    [InlineData("rubbish\n", "", "0 answers came")]
    [InlineData("rubbish\n", Refusal + Refusal, "2 answers")]
    [InlineData(Cancel, Refusal, "no id")]
    [InlineData(Ping, Pong + "Listening on stdio\n", "not JSON")]
    [InlineData(Ping, """{"jsonrpc":"2.0","id":1,"result":{}}""", "does not end")]
    [InlineData(Ping, """{"jsonrpc":"2.0","id":"1","result":{}}""" + "\n", "not answered")]
    [InlineData(Ping, """{"jsonrpc":"2.0","id":1,"result":{},"error":{}}""" + "\n", "neither")]
    [InlineData(Ping, """{"jsonrpc":"2.0","id":1,"id":1,"result":{}}""" + "\n", "not JSON")]
    [InlineData(Ping, Pong + """{"jsonrpc":"2.0","id":7,"method":"sampling/createMessage"}""" + "\n", "nobody")]
    [InlineData(Ping, Pong + """{"jsonrpc":"2.0","method":"notifications/message"}""" + "\n", "nobody")]
    [InlineData(Ping, """{"jsonrpc":"2.0","id":1,"result":{"isError":true,"content":[{"type":"text","text":"An error occurred invoking 'x'."}]}}""" + "\n", "exception")]
    public void Everything_else_is_found(string input, string output, string problem) =>
        Assert.Contains(Problems(input, output), found => found.Contains(problem, StringComparison.Ordinal));

    private static IReadOnlyList<string> Problems(string input, string output) => Balance.Problems(Encoding.UTF8.GetBytes(input), Encoding.UTF8.GetBytes(output), maxLength: 1_000);
}
