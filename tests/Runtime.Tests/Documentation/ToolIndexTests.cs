using OpenApiMcp.Runtime.Documentation;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Documentation;

public sealed class ToolIndexTests
{
    [Fact]
    public void Tools_stand_by_toolset_with_price_and_purpose() => Assert.Equal(
        """
        # Shop
        Read me.

        ## books
        - find_book (2 credits): Finds a book.
        - list_books (free): Lists books

        ## other
        - ping: Says hello.

        """,
        ToolIndex.Write(
            "Shop",
            "Read me.",
            [Tool("list_books", "Lists\nbooks", "books", 0), Tool("ping", "Says hello. Twice.", null, null), Tool("find_book", "Finds a book. 2 credits.", "books", 2)]));

    private static ToolDefinition Tool(string name, string description, string? toolset, int? credits) => new()
    {
        Name = name,
        Title = name,
        Description = description,
        Operation = "GET /" + name,
        Toolset = toolset,
        Hints = default,
        Retry = RetryClass.Safe,
        Credits = credits is { } price ? new() { Base = price } : null,
    };
}
