using System.Text.Json;
using System.Text.Json.Nodes;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Tests.Document;

/// <summary>Whatever of a person stands in whichever argument: no text about what is wrong with the call, or was repaired, repeats it.</summary>
public sealed class PersonalDataTests
{
    /// <summary>Invented data, each kind in several spellings; <c>#</c> is a digit and <c>*</c> a letter, so that no two runs of a kind are alike.</summary>
    private static readonly string[] Kinds =
    [
        "***.*****@example.com", "*****.example.com", "***@@*****.example", " ***@example.org ", "mailto:***@example.com", "<***@example.com>",
        "+1 (555) 01#-####", "+1555010####", "555-010-####", "555.010.####", "01 55 50 1# ##",
        "https://linkedin.com/in/***-*****-####", "linkedin.com/in/*****", "www.example.com/~*****", "@*****",
        "*** *****", "***** van *** *****", "J*****", "O'**** *****", "***-***", "{\"name\":\"*****\"}", "[\"***@example.com\"]",
    ];

    private readonly Random _random = new(20_261_122);

    private int _texts;

    public static TheoryData<string> All => Demo.Names;

    [Theory]
    [MemberData(nameof(All))]
    public void No_text_about_the_arguments_repeats_personal_data(string name)
    {
        var tool = Demo.Tool(name);
        var published = tool.ProtocolTool.InputSchema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().Select(property => property.Name) : [];
        foreach (var argument in published.Append("no_such_name"))
        {
            foreach (var personal in Kinds.Select(Invent))
            {
                foreach (var value in Around(personal)) AssertKept(tool, personal, With(tool, argument, value));
            }

            AssertKept(tool, "15550100199", With(tool, argument, 15_550_100_199));
        }

        foreach (var personal in Kinds.Select(Invent).Where(IsNoName)) AssertKept(tool, personal, With(tool, personal, 1));
        Assert.True(_texts > Kinds.Length, $"only {_texts} texts");
    }

    /// <summary>The value itself, and inside what other types there are.</summary>
    private static IEnumerable<JsonNode?> Around(string personal)
    {
        yield return personal;
        yield return personal + new string('x', 5000);
        yield return new JsonArray(personal);
        yield return new JsonObject { ["value"] = personal };
        if (IsNoName(personal)) yield return new JsonObject { [personal] = 1 };
    }

    /// <summary>A single word as the name of a property is shown: without it nobody could tell which property is unknown.</summary>
    private static bool IsNoName(string personal) => !personal.All(c => char.IsAsciiLetter(c) || c == '-');

    private static JsonObject With(ApiTool tool, string argument, JsonNode? value)
    {
        var arguments = tool.ExampleArguments.IsEmpty ? [] : JsonNode.Parse(tool.ExampleArguments)!.AsObject();
        arguments[argument] = value;
        return arguments;
    }

    private void AssertKept(ApiTool tool, string personal, JsonObject arguments)
    {
        var outcome = ArgumentRepair.Run(JsonElement.Parse(arguments.ToJsonString()), tool.ArgumentRules);
        if (outcome.Problems.Count == 0 && outcome.Repairs.Count == 0) return;
        _texts++;
        var text = ProblemText.Write(tool.About.Name, outcome.Problems) + ProblemText.WriteRepairs(outcome.Repairs);
        Assert.DoesNotContain(personal.Trim(), text, StringComparison.OrdinalIgnoreCase);
        foreach (var part in Tellings(personal)) Assert.DoesNotContain(part, text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The invented parts: no text of the server or the document has them.</summary>
    private static IEnumerable<string> Tellings(string personal) => personal.Split(Separators).Where(part => part.Length > 4 && part.Contains('q', StringComparison.Ordinal));

    private static readonly char[] Separators = [.. " .,@-_/~<>()'\"{}[]:"];

    /// <summary>Letters alternate with <c>q</c>, which makes words that nobody else uses.</summary>
    private string Invent(string kind) => string.Concat(kind.Select((c, i) => c switch
    {
        '#' => (char)('0' + _random.Next(10)),
        '*' => i % 2 == 0 ? 'q' : (char)('a' + _random.Next(26)),
        _ => c,
    }));
}
