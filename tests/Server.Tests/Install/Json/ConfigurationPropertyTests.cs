using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using LeadMagic.Server.Install.Json;

namespace LeadMagic.Server.Tests.Install.Json;

/// <summary>Whatever the file looks like: one value comes and goes, and nothing else is touched.</summary>
public sealed class ConfigurationPropertyTests
{
    private static readonly JsonStep[] Path = ["servers", "us"];

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    [Theory]
    [InlineData(1)]
    [InlineData(20_261_122)]
    [InlineData(987_654_321)]
    public void A_value_comes_and_goes_and_nothing_else_is_touched(ulong seed) =>
        Prop.ForAll(AnyConfiguration.Texts.ToArbitrary(), AssertUntouched).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithReplay(seed, 1));

    private static void AssertUntouched(string before)
    {
        var value = new JsonObject { ["command"] = "x", ["args"] = new JsonArray("y") };
        var text = ConfigurationText.Parse(Encoding.UTF8.GetBytes(before));
        var expected = JsonNode.Parse(before.TrimStart('\uFEFF'), documentOptions: Lenient)!.AsObject();
        if (expected["servers"] is not JsonObject) expected["servers"] = new JsonObject();
        expected["servers"]!["us"] = value.DeepClone();

        var added = text.Set(Path, value);
        var again = added.Set(Path, value);
        var removed = added.Remove(Path);
        if (text.Find("servers") is null) removed = removed.Remove("servers");

        var all = Text(added);
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(all.TrimStart('\uFEFF'), documentOptions: Lenient)), $"{before}\n→\n{all}");
        Assert.True(IsWithin(Dense(before), Dense(all)), $"{before}\n→\n{all}");
        Assert.Equal(Dense(all), Dense(Text(again)));
        Assert.Equal(Dense(before), Dense(Text(removed)));
    }

    /// <summary>True when all characters of the first are in the second, in their order.</summary>
    private static bool IsWithin(string first, string second)
    {
        var next = 0;
        foreach (var character in second)
        {
            if (next < first.Length && first[next] == character) next++;
        }

        return next == first.Length;
    }

    private static string Dense(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private static string Text(ConfigurationText text) => Encoding.UTF8.GetString(text.Bytes);
}
