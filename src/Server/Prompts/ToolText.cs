using System.Globalization;
using System.Text.RegularExpressions;
using LeadMagic.Server.Credits;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Prompts;

/// <summary>
/// Writes sentences about tools, and leaves out those about tools that are not enabled. In a sentence <c>{find_email}</c> stands for
/// the name with the price, <c>find_email (1)</c>, and <c>{=find_email}</c> for the name alone.
/// </summary>
internal sealed partial class ToolText(IEnumerable<ToolDefinition> enabled)
{
    private readonly Dictionary<string, ToolDefinition> _tools = enabled.ToDictionary(tool => tool.Name, StringComparer.Ordinal);

    public bool Has(string tool) => _tools.ContainsKey(tool);

    public string Sentences(params IEnumerable<string> sentences) => string.Join(' ', Keep(sentences));

    /// <summary>Numbered lines; the numbers count what is left.</summary>
    public string Steps(params IEnumerable<string> steps) =>
        string.Join('\n', Keep(steps).Select((step, index) => $"{(index + 1).ToString(CultureInfo.InvariantCulture)}. {step}"));

    private IEnumerable<string> Keep(IEnumerable<string> texts) =>
        from text in texts
        where ToolName().Matches(text).All(match => Has(match.Groups["name"].Value))
        select ToolName().Replace(text, Write);

    private string Write(Match match)
    {
        var name = match.Groups["name"].Value;
        return match.Groups["alone"].Success ? name : $"{name} ({CostText.Of(_tools[name].Credits)})";
    }

    [GeneratedRegex("[{](?<alone>=)?(?<name>[a-z0-9_]+)[}]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ToolName();
}
