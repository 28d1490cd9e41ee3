using OpenApiMcp.Runtime.Resilience;

namespace OpenApiMcp.Runtime.Tests.Resilience;

/// <summary>What runs ahead of the first call.</summary>
public sealed class RehearsalTests
{
    [Fact]
    public async Task A_rehearsal_goes_through_the_pipeline_to_an_answer_of_its_own()
    {
        var result = await Rehearsal.RunAsync();

        Assert.Equal(200, result.Response?.Status);
    }
}
