using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace OpenApiMcp.TestKit;

/// <summary>Ends a test that lacks something it needs.</summary>
public static class Requirement
{
    /// <summary>
    /// Skips the calling test, or fails it when the environment variable CI is true: a CI run that quietly tests less is worse than a red one.
    /// </summary>
    /// <param name="reason">What is missing and how to get it.</param>
    [DoesNotReturn]
    public static void IsMissing(string reason) => IsMissing(reason, Environment.GetEnvironmentVariable("CI"));

    [DoesNotReturn]
    internal static void IsMissing(string reason, string? ci)
    {
        if (string.Equals(ci, "true", StringComparison.OrdinalIgnoreCase)) Assert.Fail(reason + " It fails, not skips, because CI is true.");
        Assert.Skip(reason);
    }
}
