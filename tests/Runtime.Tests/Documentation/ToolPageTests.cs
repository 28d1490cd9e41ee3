using OpenApiMcp.Runtime.Documentation;
using OpenApiMcp.Runtime.Tests.Http;
using OpenApiMcp.Runtime.Tests.Tools;

namespace OpenApiMcp.Runtime.Tests.Documentation;

public sealed class ToolPageTests
{
    [Fact]
    public void A_page_says_what_the_document_and_the_runtime_know() => Assert.Equal(
        """
        # rename_thing
        Renames a thing.
        PUT /things/{id}; changes or deletes data

        ## Cost
        The document does not say what a call costs.

        ## Arguments
        - `id` (integer, required)
        - `title` (string, required)
        - `more` (any value)
        No others.

        ## Example
        `{"id":7,"title":"New"}`
        answers `{"renamed":true}`

        ## Errors
        - Wrong arguments: nothing is sent or charged; the text says what would be right.
        - Time-out or broken connection: it may have run and been charged; do not simply repeat it.
        - 401 (not authenticated): The user must check the API key in the server's configuration; repeating the call does not help.
        - 402 (payment required): Stop making paying calls, and tell the user: credits or payment are needed first.
        - 429 (too many requests): Make fewer calls; calling again at once would be refused too.

        """,
        ToolPage.Write(new SampleTool(new RecordingConnection(Sample.Response(200, "{}"))) { Example = """{ "id": 7, "title": "New" }""" }));

    [Fact]
    public void An_example_that_the_tool_would_refuse_is_left_out() =>
        Assert.DoesNotContain("seven", ToolPage.Write(new SampleTool(new RecordingConnection(Sample.Response(200, "{}"))) { Example = """{ "id": "seven" }""" }), StringComparison.Ordinal);
}
