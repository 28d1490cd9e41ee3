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
