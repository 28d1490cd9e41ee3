
namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>The command <c>doctor</c> as people run it.</summary>
public sealed class DoctorTests : ServerTest
{
    [Fact]
    public async Task A_healthy_setup_is_exit_code_0_and_the_key_is_not_shown()
    {
        Api.Stub("GET", "/v1/credits", Response.Create().WithJson("""{"credits":10}"""));

        (int exitCode, string output, string errors) = await RunAsync(["doctor"]);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("LEADMAGIC_API_KEY is set (environment)", output, StringComparison.Ordinal);
        Assert.Contains("balance: 10 credits", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_key_is_exit_code_1()
    {
        Api.Stub("GET", "/v1/credits", Response.Create().WithStatusCode(401));

        (int exitCode, string output, _) = await RunAsync(["doctor"]);

        Assert.Equal(1, exitCode);
        Assert.Contains("the API did not accept the key", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_key_is_exit_code_2() => Assert.Equal(2, (await RunAsync(["doctor"], ("LEADMAGIC_API_KEY", null))).ExitCode);
}
