using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Emitting;

/// <summary>What the catalogue lists: the document as a whole and the tools in its order.</summary>
internal sealed record CatalogModel(
    string Title, string Version, EquatableArray<string> Servers, EquatableArray<SecuritySchemeModel> SecuritySchemes, EquatableArray<string> Tools)
{
    public static CatalogModel Of(ApiModel api) => new(
        api.Title, api.Version, api.Servers, api.SecuritySchemes, api.Operations.Select(operation => operation.Id).ToEquatableArray());
}

/// <summary>Writes the catalogue: the only emitted class that hand-written code names.</summary>
internal static class CatalogWriter
{
    public static string Write(CatalogModel catalog, EmitOptions options)
    {
        var code = new CodeWriter();
        ToolWriter.WriteHead(code, catalog.Title, options);
        code.Line($"/// <summary>The tools of {Literal.Comment(catalog.Title)}.</summary>");
        code.Line(Runtime.GeneratedCode);
        code.Open($"internal static class {options.CatalogName}");
        WriteApi(code, catalog);
        code.Line();
        WriteTools(code, catalog, options);
        code.Close();
        return code.ToString();
    }

    private static void WriteApi(CodeWriter code, CatalogModel catalog)
    {
        code.Line("/// <summary>What the document says about the API as a whole.</summary>");
        code.Open($"public static {Runtime.Http}ApiDescription Api {{ get; }} = new()");
        code.Line($"Title = {Literal.Text(catalog.Title)},");
        code.Line($"Version = {Literal.Text(catalog.Version)},");
        code.Line($"Servers = [{Literal.List(catalog.Servers)}],");
        code.Line("SecuritySchemes =");
        code.Line("[");
        code.Indented(() =>
        {
            foreach (var scheme in catalog.SecuritySchemes)
            {
                code.Line($"new({Literal.Text(scheme.Name)}, {Runtime.Http}SecuritySchemeKind.{scheme.Kind}, {Literal.Text(scheme.ParameterName)}),");
            }
        });
        code.Line("],");
        code.Close("};");
    }

    private static void WriteTools(CodeWriter code, CatalogModel catalog, EmitOptions options)
    {
        code.Line("/// <summary>Makes every tool, in the order of the document.</summary>");
        code.Open($"public static {Runtime.Tools}ApiTool[] CreateTools({Runtime.Http}IApiConnection connection)");
        if (catalog.Tools.Count == 0) code.Line("return [];");
        else
        {
            code.Line($"var client = new global::{options.Namespace}.{options.ClientName}(connection);");
            code.Line("return");
            code.Line("[");
            code.Indented(() => { foreach (var tool in catalog.Tools) code.Line($"new global::{options.Namespace}.{tool}Tool(client),"); });
            code.Line("];");
        }

        code.Close();
    }
}
