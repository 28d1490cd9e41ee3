using System.Globalization;
using System.Text;
using System.Text.Json;
using LeadMagic.Server.Configuration;

namespace OpenApiMcp.Benchmarks.Tokens;

/// <summary>Writes what the server costs a model's context: its list of tools and its answers. The same on every machine.</summary>
internal static class TokenTable
{
    private const int BytesPerToken = 4;

    /// <summary>What the vendor's npm server takes for its 19 tools, measured apart: the list with names, descriptions and inputs only.</summary>
    private const int VendorList = 2_142;

    private static readonly string[] VendorTools =
    [
        "get_credits", "validate_email", "find_email", "search_profile", "search_company", "find_mobile", "email_to_profile", "get_company_funding", "find_personal_email",
        "social_to_work_email", "find_jobs", "find_role", "find_employees", "get_job_countries", "get_job_types", "search_google_ads", "search_meta_ads", "search_b2b_ads",
        "get_b2b_ad_details",
    ];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static async Task WriteAsync()
    {
        var text = new StringBuilder("""
            # Tokens

            Written by `dotnet run -c Release --project benchmarks/Benchmarks -- --tokens`: run it again rather than edit this file.
            A token is reckoned as four bytes. Nothing depends on the machine.

            ## The list of tools

            | toolsets | tools | tokens |
            |---|---|---|

            """);
        foreach (var toolsets in SurfaceSettings.KnownToolsets.Append(string.Join(',', SurfaceSettings.Default.Toolsets)).Append("all")) await WriteListAsync(text, toolsets);
        await WriteVendorAsync(text);
        text.Append("""

            ## Answers

            *Whole* is the API's answer, minified; *vendor* the same as the vendor's npm server prints it, indented and whole. *Shown* is the text of our result, the
            note about the rest included; the whole stays readable in each case. The target is 8,000 at most.

            | answer | whole | vendor | shown |
            |---|---|---|---|

            """);
        foreach (var (name, tool, arguments, answer) in InventedAnswers.All)
        {
            var shown = (await ServerCalls.CallAsync(tool, arguments, answer)).Sum(Tokens);
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {Tokens(answer):N0} | {Tokens(Indent(answer)):N0} | {shown:N0} |\n");
        }

        await File.WriteAllTextAsync(RepositoryPaths.At("benchmarks/results/Tokens.md"), text.ToString().ReplaceLineEndings("\n"));
    }

    private static async Task WriteListAsync(StringBuilder text, string toolsets)
    {
        var tools = await ServerCalls.ListAsync(toolsets);
        text.Append(CultureInfo.InvariantCulture, $"| {toolsets.Replace(",", ", ", StringComparison.Ordinal)} | {tools.Count} | {tools.Sum(tool => Tokens(tool.GetRawText())):N0} |\n");
    }

    private static async Task WriteVendorAsync(StringBuilder text)
    {
        var same = (await ServerCalls.ListAsync("all")).Where(tool => VendorTools.Contains(tool.GetProperty("name").GetString(), StringComparer.Ordinal)).ToList();
        var inputs = same.Sum(tool => Tokens($$"""{"name":{{tool.GetProperty("name").GetRawText()}},"description":{{tool.GetProperty("description").GetRawText()}},"inputSchema":{{tool.GetProperty("inputSchema").GetRawText()}}}"""));
        text.Append(CultureInfo.InvariantCulture, $"\nThe {same.Count} tools that the vendor's npm server has as well, with names, descriptions and inputs only: {inputs:N0} tokens here, {VendorList:N0} there.\n");
    }

    private static string Indent(string json) => JsonSerializer.Serialize(JsonElement.Parse(json), Indented);

    private static int Tokens(string text) => (Encoding.UTF8.GetByteCount(text) + BytesPerToken - 1) / BytesPerToken;
}
