using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;
using OpenApiMcp.Generator.Naming;

namespace OpenApiMcp.Generator.Reading;

/// <summary>Makes the model of one operation; null when the tool extensions switch it off.</summary>
internal sealed class OperationReader(ReadingContext context, SecurityReader security, DefinitionTable definitions, AnswerReader answers, OperationSite site)
{
    private readonly JsonValue _operation = site.Operation.Value;

    /// <summary>Where the parts stand that the last <see cref="Read"/> made the model of.</summary>
    public OperationSources? Sources { get; private set; }

    public OperationModel? Read()
    {
        var extensions = new ExtensionReader(context, site);
        var tool = extensions.ReadTool();
        if (!tool.Enabled) return null;
        PathTemplate.Check(context, site.Path);
        ServerReader.RefuseOthers(context, site);
        var schemas = new SchemaReader(context, definitions);
        var parameters = new ParametersReader(context, schemas, security, site).Read();
        var body = new BodyReader(context, schemas).Read(_operation.Find("requestBody"));
        var view = extensions.ReadView();
        var arguments = ArgumentsBuilder.Build(context, site, parameters, body, definitions, view);
        var id = ReadId(out var named);
        var toolName = tool.Name ?? Names.Snake(id);
        if (!named && tool.Name is null) context.Warn(Rules.NoOperationId, site.Operation.NameSpan, site.ToString(), toolName);
        var summary = Text("summary");
        var description = Text("description");
        Sources = new(site, parameters, body, tool.DescriptionSource ?? _operation.Find(description is null ? "summary" : "description"))
        {
            Text = tool.Description ?? description ?? summary,
        };
        var operation = new OperationModel
        {
            Id = Names.Pascal(id),
            Method = site.Method,
            Path = site.Path.Name,
            ToolName = toolName,
            Title = tool.Title ?? TitleFrom(summary) ?? Names.Title(toolName),
            Summary = summary ?? description ?? site.ToString(),
            Description = Requirements.Append(Sources.Text ?? site.ToString(), arguments.Schema),
            Toolset = tool.Toolset ?? FirstTag(),
            Hints = extensions.ReadHints(),
            Retry = extensions.ReadRetry(),
            Credits = extensions.ReadCredits(arguments.Schema),
            IdempotencyArgument = extensions.ReadIdempotencyArgument(arguments.Schema),
            Parameters = arguments.Parameters,
            Body = arguments.Body,
            Security = security.ReadRequirements(_operation.Find("security")),
            Arguments = arguments.Schema,
            View = view is null ? null : view with { FieldsArgument = arguments.FieldsArgument },
        };
        return operation with
        {
            ExampleArguments = ExampleReader.Arguments(context, parameters, body, arguments),
            ExampleAnswer = ExampleReader.Answer(context, _operation.Find("responses")),
            Answer = answers.Read(_operation.Find("responses")),
        };
    }

    private string ReadId(out bool named)
    {
        var id = _operation.Find("operationId");
        named = id is { IsString: true } && Words.Of(id.Text).Count > 0;
        return named ? id!.Text : $"{site.Method.ToLowerInvariant()} {site.Path.Name}";
    }

    private string? Text(string name) => Keyword.Text(context, _operation, name)?.Trim() is { Length: > 0 } text ? text : null;

    private static string? TitleFrom(string? summary) => summary is { Length: <= 60 } && summary.IndexOf('\n') < 0 ? summary.TrimEnd('.') : null;

    private string? FirstTag() =>
        _operation.Find("tags") is { IsArray: true, Items.Count: > 0 } tags && tags.Items[0].IsString ? Names.Snake(tags.Items[0].Text) : null;
}
