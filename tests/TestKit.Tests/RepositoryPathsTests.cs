using Xunit.Sdk;

namespace OpenApiMcp.TestKit.Tests;

/// <summary>Where the repository is, and what happens when its shared folder lacks something.</summary>
public class RepositoryPathsTests
{
    [Fact]
    public void The_root_holds_the_solution() => Assert.True(File.Exists(RepositoryPaths.At("LeadMagic.Generated.sln")));

    [Fact]
    public void Outside_a_repository_the_error_says_what_was_looked_for()
    {
        string outside = Path.GetPathRoot(Path.GetTempPath())!;

        var error = Assert.Throws<InvalidOperationException>(() => RepositoryPaths.FindRoot(outside));

        Assert.Contains("LeadMagic.Generated.sln", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_present_shared_file_is_given_as_a_full_path() =>
        Assert.Equal(RepositoryPaths.At("tests"), RepositoryPaths.Require(RepositoryPaths.Root, "tests", ci: null));

    [Theory]
    [InlineData(null)]
    [InlineData("false")]
    public void A_missing_shared_file_skips_the_test_and_names_the_file(string? ci)
    {
        Exception? thrown = null;
        try
        {
            RepositoryPaths.Require(RepositoryPaths.Root, "no-such-file", ci);
        }
        catch (Exception error) // Assert.Throws lets a skip through, which would skip this test.
        {
            thrown = error;
        }

        Assert.Contains("no-such-file", Assert.IsType<SkipException>(thrown).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_shared_file_fails_the_test_on_CI()
    {
        var failure = Assert.Throws<FailException>(() => RepositoryPaths.Require(RepositoryPaths.Root, "no-such-file", "true"));

        Assert.Contains("no-such-file", failure.Message, StringComparison.Ordinal);
    }
}
