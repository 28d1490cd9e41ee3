using System.Globalization;
using System.Text;
using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Packaging;

/// <summary>The settings reference in Markdown.</summary>
internal static class SettingsPage
{
    public static string Write()
    {
        var page = new StringBuilder(
            """
            # Settings

            Made from the code by `leadmagic-mcp reference settings`; a test holds it to the code.

            From the environment, or from a file `.env` in the working directory for what the environment lacks. A setting that is missing or
            cannot be used is one line on standard error and exit code 2.

            Of `.env` only lines that set one of these variables are read and judged; the other lines belong to other programs. A file that cannot be read
            (a pipe, no permission, not text, above 1 MB) is left alone with one warning. Where no key is set, the one that `leadmagic-mcp install` stored is used.

            | variable | meaning | default |
            |---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var setting in SettingList.All) page.Append(CultureInfo.InvariantCulture, $"| `{setting.Name}` | {setting.Meaning} | {Default(setting)} |\n");
        return page.ToString();
    }

    private static string Default(SettingEntry setting) => setting.Default.Contains(' ', StringComparison.Ordinal) || setting.Default.Length == 0 ? setting.Default : $"`{setting.Default}`";
}
