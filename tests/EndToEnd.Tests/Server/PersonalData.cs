using System.Text;
using System.Text.Json.Nodes;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>An invented person whose data are unmistakable, in place of those in the document's examples.</summary>
internal static class PersonalData
{
    /// <summary>Every value of the person has one of these in it.</summary>
    private static readonly string[] Marks = ["quackenbush", "zebulon", "5550104711", "555-010-4711"];

    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["first_name"] = "Zebulon",
        ["last_name"] = "Quackenbush",
        ["full_name"] = "Zebulon Quackenbush",
        ["email"] = "zebulon@quackenbush.example",
        ["work_email"] = "zebulon@quackenbush.example",
        ["personal_email"] = "zebulon.quackenbush@mail.example",
        ["profile_url"] = "https://profiles.example/in/zebulon-quackenbush",
        ["company_name"] = "Quackenbush & Sons",
        ["company_domain"] = "quackenbush.example",
        ["domain"] = "quackenbush.example",
        ["job_title"] = "Head of Quackenbush",
    };

    /// <summary>The example arguments of a tool, about this person.</summary>
    public static JsonObject Arguments(ToolExample example) => About(example.Arguments)!.AsObject();

    /// <summary>The example answer of a tool, about this person, and with more of it than any answer has.</summary>
    public static JsonObject Answer(ToolExample example) => new()
    {
        ["answer"] = About(example.Answer),
        ["Zebulon Quackenbush"] = new JsonObject { ["mobile_number"] = "+1 555-010-4711", ["phone"] = 5550104711 },
        ["list"] = new JsonArray("zebulon@quackenbush.example", "https://profiles.example/in/zebulon-quackenbush"),
    };

    /// <summary>What an API may repeat in an error: the call's own values, and anybody's addresses and numbers.</summary>
    public static string Echo(JsonObject arguments) =>
        string.Join(" | ", Texts(arguments).Where(text => text.Length >= 4)) + " | zebulon@quackenbush.example | https://quackenbush.example/in/zebulon | +1 555-010-4711 | 5550104711";

    public static void AssertAbsent(string text)
    {
        foreach (string mark in Marks)
        {
            Assert.DoesNotContain(mark, text, StringComparison.OrdinalIgnoreCase);
            for (int before = 0; before < 3; before++)
                Assert.DoesNotContain(Convert.ToBase64String([.. new byte[before], .. Encoding.UTF8.GetBytes(mark)])[4..^4], text, StringComparison.Ordinal);
        }
    }

    private static JsonNode? About(JsonNode? value, string name = "") => value switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, About(member.Value, member.Key)))),
        JsonArray items => new JsonArray([.. items.Select(item => About(item, name))]),
        JsonValue text when text.TryGetValue<string>(out _) && Values.TryGetValue(name, out string? personal) => personal,
        _ => value?.DeepClone(),
    };

    private static IEnumerable<string> Texts(JsonNode? value) => value switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue leaf when leaf.TryGetValue(out string? text) => [text],
        _ => [],
    };
}
