using OpenApiMcp.Prepare;

namespace OpenApiMcp.Build.Tests;

public sealed class PrepareCommandTests : IDisposable
{
    private static readonly DateTime LongAgo = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder = new(TemporaryFolder.OddName);
    private readonly StringWriter _output = new();

    [Fact]
    public void An_error_names_file_line_and_column_as_MSBuild_reads_them()
    {
        Assert.Equal(PrepareCommand.Refused, Run(new([], [new(12, 5, "OAM202", "The reference 'a'\r\nleads to nothing.")])));

        Assert.Equal($"{Input}(12,5): error OAM202: The reference 'a' leads to nothing.{Environment.NewLine}", _output.ToString());
        Assert.False(File.Exists(Output));
    }

    [Fact]
    public void An_error_leaves_the_document_prepared_before_as_it_was()
    {
        Run(One("/a"));
        var before = File.ReadAllBytes(Output);

        Run(One("/b") with { Errors = [new(1, 1, "OAM001", "Invalid JSON.")] });

        Assert.Equal(before, File.ReadAllBytes(Output));
    }

    [Fact]
    public void An_unchanged_result_keeps_its_time()
    {
        Run(One("/a"));
        File.SetLastWriteTimeUtc(Output, LongAgo);

        Assert.Equal(PrepareCommand.Success, Run(One("/a")));

        Assert.Equal(LongAgo, File.GetLastWriteTimeUtc(Output));
    }

    [Fact]
    public void A_changed_result_replaces_the_file()
    {
        Run(One("/a"));
        File.SetLastWriteTimeUtc(Output, LongAgo);

        Assert.Equal(PrepareCommand.Success, Run(One("/b")));

        Assert.NotEqual(LongAgo, File.GetLastWriteTimeUtc(Output));
        Assert.Contains("\"/b\"", File.ReadAllText(Output), StringComparison.Ordinal);
        Assert.Equal(["in.json", "out.json"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_document_that_cannot_be_read_is_an_error_and_no_crash()
    {
        var result = PrepareCommand.Run([_folder.File("none.json"), Output], ApiDocumentSource.Read, _output);

        Assert.Equal(PrepareCommand.Refused, result);
        Assert.Contains("none.json : error : the document was not prepared", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, PrepareCommand.Refused)]
    [InlineData(true, PrepareCommand.Success)]
    public void What_is_not_supported_is_refused_unless_the_project_goes_without_it(bool skip, int expected)
    {
        File.WriteAllText(Input, """
            {"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{"/a":{"GET":{}},"/b":{"get":{"operationId":"b"}}}}
            """);

        Assert.Equal(expected, PrepareCommand.Run([Input, Output, .. skip ? ["--skip-unsupported"] : Array.Empty<string>()], ApiDocumentSource.Read, _output));

        Assert.Equal(!skip, _output.ToString().Contains("(1,70): error OAM314: ", StringComparison.Ordinal));
        Assert.Equal(skip, File.Exists(Output) && File.ReadAllText(Output).Contains("\"/b\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("one")]
    [InlineData("one", "two", "three")]
    [InlineData("one", "two", "--surface=")]
    [InlineData("one", "two", "--tool-tokens=many")]
    [InlineData("one", "two", "--skip-unsupported=yes")]
    public void A_wrong_command_line_is_told_with_the_right_one(params string[] args)
    {
        Assert.Equal(PrepareCommand.WrongUse, PrepareCommand.Run(args, ApiDocumentSource.Read, _output));

        Assert.Contains("expected the OpenAPI document to read", _output.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _output.Dispose();
        _folder.Dispose();
    }

    private string Input => _folder.File("in.json");

    private string Output => _folder.File("out.json");

    private static PreparedSource One(string path) => new([new("A", "GET", path, [])], []);

    private int Run(PreparedSource source)
    {
        File.WriteAllText(Input, "{}");
        return PrepareCommand.Run([Input, Output], (_, _) => source, _output);
    }
}
