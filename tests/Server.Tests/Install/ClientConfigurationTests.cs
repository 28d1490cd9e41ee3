using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadMagic.Server.Install;
using LeadMagic.Server.Install.Json;
using OpenApiMcp.TestKit;

namespace LeadMagic.Server.Tests.Install;

/// <summary>The server goes into configurations of each client, as people have them, and out again.</summary>
public sealed class ClientConfigurationTests
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static readonly LaunchCommand Launch = new("/opt/leadmagic/leadmagic-mcp", []);

    private static readonly KeyReference Key = new(IsInEnvironment: false, "/home/jane/.config/leadmagic-mcp/key");

    public static TheoryData<string> Files =>
    [
        .. Directory.EnumerateFiles(RepositoryPaths.At("tests/Server.Tests/Install/Configurations"), "*", SearchOption.AllDirectories)
            .Select(file => $"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)}")
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Each_client_has_a_configuration_here() =>
        Assert.Equal(ClientList.All.Select(client => client.Name).Order(StringComparer.Ordinal), Files.Select(file => file.Data.Split('/')[0]).Distinct(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void The_entry_is_added_and_every_other_value_is_the_same(string file)
    {
        var (client, text) = Open(file);
        var server = ServerEntry.Create(client, Launch, Key);

        var added = Node(ClientConfiguration.Add(text, client, server).Bytes).AsObject();

        Assert.True(JsonNode.DeepEquals(server, added[client.Container]![ServerEntry.Name]));
        added[client.Container]!.AsObject().Remove(ServerEntry.Name);
        var inputs = added["inputs"]?.AsArray();
        if (client.InputId is { } id) inputs!.Remove(Assert.Single(inputs, input => (string?)input!["id"] == id));
        var before = text.Bytes.Length == 0 ? new JsonObject() : Node(text.Bytes).AsObject();
        if (before[client.Container] is null) before[client.Container] = new JsonObject();
        if (inputs is not null && before["inputs"] is null) before["inputs"] = new JsonArray();
        Assert.True(JsonNode.DeepEquals(before, added), added.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_line_that_was_there_is_there_in_its_order_but_for_a_comma(string file)
    {
        var (client, text) = Open(file);
        var lines = new Queue<string>(Lines(ClientConfiguration.Add(text, client, ServerEntry.Create(client, Launch, Key)).Bytes));
        if (Lines(text.Bytes).Length <= 2) return; // what is on one line stays on one line

        foreach (var line in Lines(text.Bytes))
        {
            while (lines.TryPeek(out var next) && !Matches(line, next)) lines.Dequeue();
            Assert.True(lines.TryDequeue(out _), $"{file} lost the line {line}");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Line_ends_stay_of_one_kind(string file)
    {
        var (client, text) = Open(file);
        var added = Encoding.UTF8.GetString(ClientConfiguration.Add(text, client, ServerEntry.Create(client, Launch, Key)).Bytes);
        var isWindows = Encoding.UTF8.GetString(text.Bytes).Contains("\r\n", StringComparison.Ordinal);

        Assert.Equal(isWindows ? added.Count(character => character == '\n') : 0, added.Split("\r\n").Length - 1);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_second_time_changes_nothing(string file)
    {
        var (client, text) = Open(file);
        var server = ServerEntry.Create(client, Launch, Key);
        var once = ClientConfiguration.Add(text, client, server);

        Assert.Equal(once.Bytes, ClientConfiguration.Add(once, client, server).Bytes);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Taken_out_again_the_file_is_the_same_to_the_byte(string file)
    {
        var (client, text) = Open(file);
        var added = ClientConfiguration.Add(text, client, ServerEntry.Create(client, Launch, Key));

        Assert.NotEqual(text.Bytes, added.Bytes);
        Assert.Equal(text.Bytes, ClientConfiguration.Withdraw(added, client, text).Bytes);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_was_written_since_stays(string file)
    {
        var (client, text) = Open(file);
        var added = ClientConfiguration.Add(text, client, ServerEntry.Create(client, Launch, Key));
        var edited = added.Set(["later"], JsonValue.Create("edit"));

        var withdrawn = ClientConfiguration.Withdraw(edited, client, text);

        Assert.Equal(Dense(text.Set(["later"], JsonValue.Create("edit"))), Dense(withdrawn));
    }

    [Fact]
    public void What_the_user_added_to_the_entry_stays_and_its_plain_key_goes()
    {
        var client = Client("cursor");
        var text = Parse("""
            {
              "mcpServers": {
                "leadmagic": {
                  "command": "old",
                  "args": ["--demo"],
                  "env": {
                    "LEADMAGIC_API_KEY": "plain-key-in-the-file", // mine
                    "LEADMAGIC_MAX_CREDITS": "100"
                  },
                  "disabled": true
                }
              }
            }
            """);

        var changed = ClientConfiguration.Add(text, client, ServerEntry.Create(client, Launch, Key));

        var expected = JsonNode.Parse("""
            {"mcpServers":{"leadmagic":{"command":"/opt/leadmagic/leadmagic-mcp","disabled":true,
              "env":{"LEADMAGIC_MAX_CREDITS":"100","LEADMAGIC_API_KEY_FILE":"/home/jane/.config/leadmagic-mcp/key"}}}}
            """);
        Assert.True(JsonNode.DeepEquals(expected, Node(changed.Bytes)), Encoding.UTF8.GetString(changed.Bytes));
        Assert.DoesNotContain("plain-key", Encoding.UTF8.GetString(changed.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_was_there_before_goes_too_and_its_neighbours_stay()
    {
        var client = Client("cursor");
        var before = Parse("""{"mcpServers":{"leadmagic":{"command":"old"}, "other":{}}}""");

        var withdrawn = ClientConfiguration.Withdraw(ClientConfiguration.Add(before, client, ServerEntry.Create(client, Launch, Key)), client, before);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"mcpServers":{"other":{}}}"""), Node(withdrawn.Bytes)));
    }

    [Theory]
    [InlineData("cursor")]
    [InlineData("vscode")]
    public void Another_server_and_another_input_that_were_added_since_stay(string name)
    {
        var client = Client(name);
        var before = Parse("{}");
        var added = ClientConfiguration.Add(before, client, ServerEntry.Create(client, Launch, Key)).Set([client.Container, "other"], JsonNode.Parse("""{"command":"x"}""")!);
        if (client.InputId is not null) added = added.Set(["inputs", JsonStep.Element("other-key")], JsonNode.Parse("""{"id":"other-key"}""")!);

        var withdrawn = Node(ClientConfiguration.Withdraw(added, client, before).Bytes);

        var expected = new JsonObject { [client.Container] = JsonNode.Parse("""{"other":{"command":"x"}}""") };
        if (client.InputId is not null) expected["inputs"] = JsonNode.Parse("""[{"id":"other-key"}]""");
        Assert.True(JsonNode.DeepEquals(expected, withdrawn), withdrawn.ToJsonString());
    }

    [Theory]
    [InlineData("claude-desktop", true, "LEADMAGIC_API_KEY_FILE", "/k")]
    [InlineData("claude-code", true, "LEADMAGIC_API_KEY", "${LEADMAGIC_API_KEY}")]
    [InlineData("claude-code", false, "LEADMAGIC_API_KEY_FILE", "/k")]
    [InlineData("cursor", true, "LEADMAGIC_API_KEY", "${env:LEADMAGIC_API_KEY}")]
    [InlineData("cursor", false, "LEADMAGIC_API_KEY_FILE", "/k")]
    [InlineData("vscode", true, "LEADMAGIC_API_KEY", "${input:leadmagic-key}")]
    [InlineData("vscode", false, "LEADMAGIC_API_KEY", "${input:leadmagic-key}")]
    [InlineData("windsurf", true, "LEADMAGIC_API_KEY", "${env:LEADMAGIC_API_KEY}")]
    [InlineData("zed", true, "LEADMAGIC_API_KEY_FILE", "/k")]
    [InlineData("continue", true, "LEADMAGIC_API_KEY_FILE", "/k")]
    [InlineData("cline", true, "LEADMAGIC_API_KEY", "${env:LEADMAGIC_API_KEY}")]
    public void An_entry_refers_to_the_key_as_its_client_can(string client, bool isInEnvironment, string name, string value)
    {
        var variables = ServerEntry.Create(Client(client), Launch, new(isInEnvironment, "/k"))["env"]!.AsObject();

        Assert.Equal((name, value), Assert.Single(variables.Select(variable => (variable.Key, (string)variable.Value!))));
    }

    [Fact]
    public void A_demo_has_no_key() => Assert.Equal("""{"command":"x","args":["--demo"]}""", ServerEntry.Create(Client("zed"), new("x", ["--demo"]), key: null).ToJsonString());

    private static (McpClient Client, ConfigurationText Text) Open(string file) =>
        (Client(file.Split('/')[0]), ConfigurationText.Parse(File.ReadAllBytes(RepositoryPaths.At($"tests/Server.Tests/Install/Configurations/{file}"))));

    private static McpClient Client(string name) => ClientList.All.Single(client => client.Name == name);

    private static ConfigurationText Parse(string text) => ConfigurationText.Parse(Encoding.UTF8.GetBytes(text));

    private static JsonNode Node(byte[] bytes) => JsonNode.Parse(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'), documentOptions: Lenient)!;

    private static string[] Lines(byte[] bytes) => Encoding.UTF8.GetString(bytes).Split('\n');

    private static string Dense(ConfigurationText text) => string.Concat(Encoding.UTF8.GetString(text.Bytes).Where(character => !char.IsWhiteSpace(character)));

    /// <summary>True but for a comma, and for a container that was empty and is opened.</summary>
    private static bool Matches(string before, string after) => Bare(before) == Bare(after) || (Bare(before).EndsWith("{}", StringComparison.Ordinal) && Bare(before)[..^1] == Bare(after));

    private static string Bare(string line) => line.Replace(",", "", StringComparison.Ordinal).TrimEnd('\r');
}
