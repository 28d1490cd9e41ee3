namespace OpenApiMcp.Build.Tests;

/// <summary>Which steps a build runs, seen in real builds.</summary>
[Collection(nameof(RealBuilds))]
public sealed class OpenApiTargetsTests
{
    private static readonly string First = GeneratedProject.DocumentWith("/ping", "Pings.");

    [Fact]
    public async Task A_build_runs_only_the_steps_whose_inputs_changed()
    {
        using var project = new GeneratedProject(First);

        var first = await project.BuildAsync();
        first.Outcome.ShouldSucceed();
        Assert.Equal((true, true), (first.Prepared, first.RanNSwag));
        Assert.True(File.Exists(project.Client));
        Assert.NotEmpty(Directory.GetFiles(project.EmittedTools, "PingTool.g.cs", SearchOption.AllDirectories));

        var unchanged = await project.BuildAsync();
        unchanged.Outcome.ShouldSucceed();
        Assert.Equal((false, false), (unchanged.Prepared, unchanged.RanNSwag));

        project.Write(GeneratedProject.DocumentWith("/ping", "Says whether the API lives."));
        var described = await project.BuildAsync();
        described.Outcome.ShouldSucceed();
        Assert.Equal((true, false), (described.Prepared, described.RanNSwag));

        project.Write(GeneratedProject.DocumentWith("/pong", "Says whether the API lives."));
        var moved = await project.BuildAsync();
        moved.Outcome.ShouldSucceed();
        Assert.Equal((true, true), (moved.Prepared, moved.RanNSwag));
        Assert.Contains("\"/pong\"", await File.ReadAllTextAsync(project.Client, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        (await project.BuildAsync("Clean")).Outcome.ShouldSucceed();
        Assert.False(Directory.Exists(project.Output));
        Assert.False(Directory.Exists(project.EmittedTools));
    }

    [Fact]
    public async Task A_broken_document_fails_at_its_line_until_it_is_mended()
    {
        using var project = new GeneratedProject(First);
        (await project.BuildAsync()).Outcome.ShouldSucceed();

        project.Write(First.Replace("\"operationId\": \"ping\",", "\"operationId\" \"ping\",", StringComparison.Ordinal));
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            var broken = await project.BuildAsync();
            Assert.NotEqual(0, broken.Outcome.ExitCode);
            Assert.StartsWith($"{project.Document}(8,23): error OAM001: ", broken.Errors[0], StringComparison.Ordinal);
            Assert.Contains("No client was written for 'api.json'", Assert.Single(broken.Errors.Skip(1)), StringComparison.Ordinal);
        }

        project.Write(First);
        (await project.BuildAsync()).Outcome.ShouldSucceed();
    }

    [Fact]
    public async Task What_is_not_supported_is_an_error_at_its_line_until_the_project_goes_without_it()
    {
        using var project = new GeneratedProject(First.Replace("\"paths\": {", "\"paths\": { \"/head\": { \"HEAD\": {} },", StringComparison.Ordinal));

        var refused = await project.BuildAsync();
        Assert.NotEqual(0, refused.Outcome.ExitCode);
        Assert.StartsWith($"{project.Document}(5,25): error OAM314: ", refused.Errors[0], StringComparison.Ordinal);

        var skipped = await project.BuildAsync("Build", "-p:OpenApiSkipUnsupported=true");
        skipped.Outcome.ShouldSucceed();
        Assert.StartsWith($"{project.Document}(5,25): warning OAM314: ", Assert.Single(skipped.Warnings), StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(project.EmittedTools, "PingTool.g.cs", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_document_over_its_budget_warns_in_every_build_until_it_fits()
    {
        using var project = new GeneratedProject(GeneratedProject.DocumentWith("/ping", new string('x', 400)));
        string[] budgets = ["-p:OpenApiToolTokens=100", "-p:OpenApiListTokens=101"];

        for (var attempt = 1; attempt <= 2; attempt++)
        {
            var build = await project.BuildAsync("Build", budgets);
            build.Outcome.ShouldSucceed();
            Assert.Collection(
                build.Warnings,
                warning => Assert.StartsWith($"{project.Document} : warning : the tool list takes ", warning, StringComparison.Ordinal),
                warning => Assert.StartsWith($"{project.Document}(7,7): warning : the tool ping takes ", warning, StringComparison.Ordinal));
            Assert.Equal(attempt == 1, build.RanNSwag);
        }

        project.Write(First);
        (bool Prepared, int Warnings)[] expected = [(true, 0), (false, 0)];
        foreach (var (prepared, warnings) in expected)
        {
            var build = await project.BuildAsync("Build", budgets);
            build.Outcome.ShouldSucceed();
            Assert.Equal((prepared, warnings), (build.Prepared, build.Warnings.Count));
        }
    }

    [Fact]
    public async Task Another_document_or_name_on_the_command_line_writes_another_client()
    {
        using var project = new GeneratedProject(First);
        (await project.BuildAsync()).Outcome.ShouldSucceed();
        var other = Path.Combine(Path.GetDirectoryName(project.Document)!, "other.json");
        await File.WriteAllTextAsync(other, GeneratedProject.DocumentWith("/other", "Another."), TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(other, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));

        var build = await project.BuildAsync("Build", "-p:OpenApiDocument=other.json", "-p:OpenApiNamespace=App.Other", "-p:RootNamespace=App");

        Assert.Contains("\"/other\"", await File.ReadAllTextAsync(project.Client, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("namespace App.Other;", await File.ReadAllTextAsync(project.Client, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("error CS0234", Assert.Single(build.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_property_is_one_error_that_says_what_to_set()
    {
        using var project = new GeneratedProject(First);
        (string Property, string Message)[] cases =
        [
            ("-p:OpenApiDocument=none.json", "The OpenAPI document 'none.json' does not exist."),
            ("-p:OpenApiDocument=", "The property OpenApiDocument is not set."),
            ("-p:OpenApiNamespace=1 x", "OpenApiNamespace is '1 x', which is no C# namespace."),
            ("-p:OpenApiSkipUnsupported=yes", "OpenApiSkipUnsupported is 'yes'; expected 'true' or 'false'"),
            ("-p:OpenApiClientName=A.B", "OpenApiClientName is 'A.B', which is no C# class name."),
        ];

        foreach (var (property, message) in cases)
        {
            var build = await project.BuildAsync("Build", property);

            Assert.NotEqual(0, build.Outcome.ExitCode);
            Assert.Contains(message, Assert.Single(build.Errors), StringComparison.Ordinal);
        }
    }
}
