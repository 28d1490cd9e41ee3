using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenApiMcp.Generator.Emitting;
using OpenApiMcp.Generator.Reading;

namespace OpenApiMcp.Generator.Tests.Hostile;

/// <summary>What the generator makes of a document, in a namespace of its own, so that many can be compiled at once.</summary>
internal sealed class EmittedDocument
{
    private readonly Lazy<IReadOnlyList<SyntaxTree>> _trees;
    private readonly string _name;

    private EmittedDocument(ReadResult read, string name)
    {
        Read = read;
        _name = name;
        var options = new EmitOptions(name, "ApiClient", "ApiTools");
        Files = [.. read.Api.Operations.Select(operation => ToolWriter.Write(operation, options)), CatalogWriter.Write(CatalogModel.Of(read.Api), options)];
        _trees = new(() => [.. Files.Select(Parse)]);
    }

    public ReadResult Read { get; }

    public IReadOnlyList<string> Files { get; }

    public IReadOnlyList<SyntaxTree> Trees => _trees.Value;

    /// <summary>The client that the tools call.</summary>
    public SyntaxTree Client => Parse(ClientSource.Write(_name, Read.Api.Operations.Select(operation => operation.Id)));

    /// <summary>Emitted text with its namespace left out, by which equal documents are told.</summary>
    public string Text => string.Join("\n", Files).Replace($"global::{_name}.", "", StringComparison.Ordinal).Replace($"namespace {_name};", "", StringComparison.Ordinal);

    public static EmittedDocument Of(string document, int number) =>
        new(DocumentReader.Read(document, skipUnsupported: false, TestContext.Current.CancellationToken), "Hostile" + number.ToString(CultureInfo.InvariantCulture));

    public static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(code, GeneratorRun.ParseOptions, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Every place outside literals and comments where the marked text, or a directive of its own, stands.</summary>
    public IEnumerable<string> Escapes() => Trees.SelectMany(tree => Escapes(tree.GetRoot(TestContext.Current.CancellationToken)));

    public static void AssertCompiles(IReadOnlyList<EmittedDocument> documents)
    {
        var compilation = GeneratorRun.EmptyCompilation.AddSyntaxTrees(documents.SelectMany(document => document.Trees.Append(document.Client)));
        var faults = compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(fault => fault.Severity > DiagnosticSeverity.Hidden).Take(8);
        Assert.Empty(faults.Select(fault => fault.ToString()));
    }

    public static IEnumerable<string> EscapesOf(string code) => Escapes(Parse(code).GetRoot(TestContext.Current.CancellationToken));

    private static IEnumerable<string> Escapes(SyntaxNode root)
    {
        foreach (var token in root.DescendantTokens(descendIntoTrivia: true))
        {
            if (token.Text.Contains(Payloads.Marker, StringComparison.OrdinalIgnoreCase) && !IsLiteral(token) && !IsName(token)) yield return $"{token.Kind()}: {token.Text}";
        }

        foreach (var trivia in root.DescendantTrivia(descendIntoTrivia: true))
        {
            if (trivia.IsDirective && trivia.ToString().TrimEnd() != "#nullable enable") yield return $"{trivia.Kind()}: {trivia}";
            if (trivia.Kind() is SyntaxKind.DisabledTextTrivia or SyntaxKind.SkippedTokensTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia)
                yield return $"{trivia.Kind()}: {trivia}";
        }
    }

    private static bool IsLiteral(SyntaxToken token) =>
        token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken or SyntaxKind.XmlTextLiteralToken;

    /// <summary>A name made of the words of a text: ASCII letters and digits, and never just what the text tries to declare.</summary>
    private static bool IsName(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) && token.Text != Payloads.Marker && token.Text.All(char.IsAsciiLetterOrDigit);
}
