using System.Globalization;

namespace LeadMagic.Stress.Tests;

/// <summary>Shows the figures of a test that passed.</summary>
internal static class Figures
{
    /// <summary>
    /// `dotnet test` shows nothing of a test that passes but its attachments, by their names: the headline is such a name, the report the file.
    /// </summary>
    public static void Publish(FormattableString headline, string report)
    {
        var name = headline.ToString(CultureInfo.InvariantCulture);
        TestContext.Current.TestOutputHelper?.WriteLine(name + "\n" + report);
        TestContext.Current.AddAttachment(name, report);
    }
}
