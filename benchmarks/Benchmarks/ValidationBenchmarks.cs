using System.Text.Json;
using BenchmarkDotNet.Attributes;
using LeadMagic.Server;
using LeadMagic.Server.Configuration;
using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Benchmarks;

/// <summary>What the check of a call costs. Target for a typical call that is right: 5 µs, nothing allocated.</summary>
public class ValidationBenchmarks
{
    private readonly SchemaRule _findEmail = Rules("find_email");

    private readonly SchemaRule _searchPeople = Rules("search_people");

    private readonly JsonElement _right = JsonElement.Parse("""{"first_name":"Jane","last_name":"Doe","domain":"example.com"}""");

    private readonly JsonElement _wrong = JsonElement.Parse("""{"first_name":"Jane","lastname":"Doe","domain":5}""");

    private readonly JsonElement _nearMiss = JsonElement.Parse("""{"first_name":"Jane","last_name":"Doe","domain":"example.com","company_name":null}""");

    private JsonElement _search;

    [GlobalSetup]
    public void ReadExample()
    {
        _search = JsonElement.Parse(Find("search_people").ExampleArguments);
        if (!FindEmail().Problems.SequenceEqual([]) || !SearchPeople().Problems.SequenceEqual([])) throw new InvalidOperationException("A right call is refused.");
        if (Refused().Problems.Count != 2 || Repaired().Repairs.Count != 1) throw new InvalidOperationException("A wrong call is not judged as expected.");
    }

    /// <summary>A typical call: three strings, one either/or rule for names and one for the company.</summary>
    [Benchmark(Baseline = true)]
    public RepairedArguments FindEmail() => ArgumentRepair.Run(_right, _findEmail);

    /// <summary>The richest call of the API: arrays and objects inside objects.</summary>
    [Benchmark]
    public RepairedArguments SearchPeople() => ArgumentRepair.Run(_search, _searchPeople);

    [Benchmark]
    public RepairedArguments Refused() => ArgumentRepair.Run(_wrong, _findEmail);

    [Benchmark]
    public RepairedArguments Repaired() => ArgumentRepair.Run(_nearMiss, _findEmail);

    private static SchemaRule Rules(string tool) => Find(tool).ArgumentRules;

    private static Runtime.Tools.ApiTool Find(string tool) =>
        LeadMagicServer.CreateTools(ServerSettings.Read(_ => null, isDemo: true) with { Surface = SurfaceSettings.Everything }).Single(candidate => candidate.About.Name == tool);
}
