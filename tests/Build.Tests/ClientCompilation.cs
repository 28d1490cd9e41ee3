using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OpenApiMcp.Build.Tests;

/// <summary>
/// Compiles an emitted client against recording stand-ins for the runtime and calls every method, so that a test sees the very
/// strings which the compiled code holds.
/// </summary>
internal static class ClientCompilation
{
    private const string Recorder = """
        namespace OpenApiMcp.Runtime.Http
        {
            public sealed class ApiCall;

            public sealed class ApiResponse;

            public interface IApiConnection
            {
                global::System.Threading.Tasks.Task<ApiResponse> SendAsync(ApiRequest request, global::System.Threading.CancellationToken cancellationToken);
            }

            public sealed class Recorder : IApiConnection
            {
                public global::System.Collections.Generic.List<string[]> Calls { get; } = new();

                public global::System.Threading.Tasks.Task<ApiResponse> SendAsync(ApiRequest request, global::System.Threading.CancellationToken cancellationToken)
                {
                    Calls.AddRange(request.Calls);
                    return global::System.Threading.Tasks.Task.FromResult(new ApiResponse());
                }
            }

            public sealed class ApiRequest(string method, string pathTemplate, ApiCall call)
            {
                public global::System.Collections.Generic.List<string[]> Calls { get; } = [[method, pathTemplate, (call is null).ToString()]];

                public void AddPath(string name, string style, bool explode) => Calls.Add(["path", name, style, explode.ToString()]);

                public void AddQuery(string name, string style, bool explode, bool allowReserved = false) =>
                    Calls.Add(["query", name, style, explode.ToString(), allowReserved.ToString()]);

                public void AddQueryContent(string name, string mediaType) => Calls.Add(["query content", name, mediaType]);

                public void AddHeader(string name, string style, bool explode) => Calls.Add(["header", name, style, explode.ToString()]);

                public void AddCookie(string name, string style, bool explode) => Calls.Add(["cookie", name, style, explode.ToString()]);

                public void AddBody(string mediaType) => Calls.Add(["body", mediaType]);
            }
        }
        """;

    /// <summary>What the methods of the client did, in their order: one list of words for a request and each addition to it.</summary>
    public static IReadOnlyList<string[]> Record(string client)
    {
        var assembly = Compile(client);
        var recorder = Activator.CreateInstance(assembly.GetType("OpenApiMcp.Runtime.Http.Recorder")!)!;
        var call = Activator.CreateInstance(assembly.GetType("OpenApiMcp.Runtime.Http.ApiCall")!);
        var type = assembly.GetType("My.Api.ThingsClient")!;
        var instance = Activator.CreateInstance(type, recorder);
        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName).OrderBy(method => method.MetadataToken))
            method.Invoke(instance, [call, CancellationToken.None]);
        return [.. ((IEnumerable)recorder.GetType().GetProperty("Calls")!.GetValue(recorder)!).Cast<string[]>()];
    }

    /// <summary>Every warning is a failure, those about documentation comments included.</summary>
    private static Assembly Compile(string client)
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest).WithDocumentationMode(DocumentationMode.Diagnose);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Client",
            [CSharpSyntaxTree.ParseText(client, options, cancellationToken: TestContext.Current.CancellationToken),
             CSharpSyntaxTree.ParseText(Recorder, options.WithDocumentationMode(DocumentationMode.None), cancellationToken: TestContext.Current.CancellationToken)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return Assembly.Load(image.ToArray());
    }
}
