using System.ComponentModel;
using OpenApiMcp.Runtime.Logging;

namespace OpenApiMcp.Runtime.Tests.Logging;

public sealed class CrashReportTests
{
    [Fact]
    public void A_report_names_types_and_places_and_quotes_nothing()
    {
        var report = CrashReport.Write("server", Caught(new InvalidOperationException("secret-text", new IOException("secret-text"))));

        Assert.StartsWith("server: an error inside ended the program: System.InvalidOperationException, caused by System.IO.IOException, in ", report, StringComparison.Ordinal);
        Assert.Contains($"{typeof(CrashReportTests).FullName}.{nameof(Caught)}", report, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-text", report, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', report);
    }

    [Fact]
    public void What_was_never_thrown_and_what_is_no_exception_is_reported_too()
    {
        Assert.Contains("System.IO.IOException. This is a defect", CrashReport.Write("server", new IOException("secret-text")), StringComparison.Ordinal);
        Assert.Equal("server: an error inside ended the program.", CrashReport.Write("server", null));
    }

    public static TheoryData<Exception, string> Shortages => new()
    {
        { new OutOfMemoryException("secret-text"), "too little memory. Raise its limit (ulimit -v" },
        { new TaskSchedulerException(new OutOfMemoryException()), "too little memory" },
        { new Win32Exception(12), "too little memory" },
        { new Win32Exception(24), "too few files. Raise the limit (ulimit -n)" },
        { new IOException("secret-text", 24), "too few files" },
        { new TypeInitializationException("secret-text", new IOException("secret-text", 24)), "too few files" },
    };

    [Theory]
    [MemberData(nameof(Shortages), DisableDiscoveryEnumeration = true)]
    public void What_the_system_refuses_is_not_called_a_defect(Exception exception, string expected)
    {
        var report = CrashReport.Write("server", exception);

        Assert.StartsWith("server: the system ", report, StringComparison.Ordinal);
        Assert.Contains(expected, report, StringComparison.Ordinal);
        Assert.DoesNotContain("defect", report, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-text", report, StringComparison.Ordinal);
    }

    private static Exception Caught(Exception exception)
    {
        try
        {
            throw exception;
        }
        catch (InvalidOperationException caught)
        {
            return caught;
        }
    }
}
