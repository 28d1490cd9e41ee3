using System.Reflection;
using System.Text.Json;
using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Generator.Tests.Support;

/// <summary>The checks of emitted tools, compiled and ready to run.</summary>
internal sealed class EmittedRules
{
    private readonly Assembly _assembly;

    public EmittedRules(GeneratorRun run) => _assembly = Assembly.Load(run.Compile());

    /// <summary>What the tool of an operation says about these arguments.</summary>
    public IReadOnlyList<ArgumentProblem> Check(string id, JsonElement arguments)
    {
        var type = _assembly.GetType($"OpenApi.{id}Tool", throwOnError: true)!;
        var tool = Activator.CreateInstance(type, [null]);
        var check = type.GetMethod("Check", BindingFlags.Instance | BindingFlags.NonPublic)!;
        return ArgumentCheck.Run(arguments, check.CreateDelegate<SchemaRule>(tool));
    }
}
