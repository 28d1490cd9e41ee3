using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.TestKit;

namespace LeadMagic.Server.Tests;

/// <summary>docs/logging.md lists every event that the product can write, and no other.</summary>
public sealed partial class LoggingPageTests
{
    private static readonly IReadOnlyList<LoggerMessageAttribute> Declared =
    [
        .. from assembly in new[] { typeof(ApiConnection).Assembly, typeof(LeadMagicServer).Assembly }
           from type in assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
           let attribute = method.GetCustomAttribute<LoggerMessageAttribute>()
           where attribute is not null
           select new LoggerMessageAttribute(attribute.EventId, attribute.Level, attribute.Message) { EventName = attribute.EventName ?? method.Name },
    ];

    [Fact]
    public void The_page_and_the_code_have_the_same_events_with_the_same_levels()
    {
        var page = File.ReadAllText(RepositoryPaths.At("docs/logging.md")).ReplaceLineEndings("\n");
        var listed = Row().Matches(page).Select(row => $"{row.Groups["id"].Value} {row.Groups["name"].Value} {row.Groups["level"].Value}");

        Assert.Equal(
            Declared.Select(each => $"{each.EventId.ToString(CultureInfo.InvariantCulture)} {each.EventName} {each.Level.ToString().ToLowerInvariant()}").Order(StringComparer.Ordinal),
            listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_id_and_no_name_is_used_twice()
    {
        Assert.Equal(Declared.Count, Declared.Select(each => each.EventId).Distinct().Count());
        Assert.Equal(Declared.Count, Declared.Select(each => each.EventName).Distinct(StringComparer.Ordinal).Count());
    }

    [GeneratedRegex(
        "^[|] (?<id>[0-9]{4}) [|] `(?<name>[A-Za-z]+)` [|] (?<level>[a-z]+) [|] [^|]+ [|] [^|]+ [|]$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
