using OpenApiMcp.Prepare;

namespace OpenApiMcp.Build.Tests;

public sealed class ApiDocumentSourceTests
{
    private const string Document = """
        {
          "openapi": "3.1.0",
          "info": { "title": "Things", "version": "1" },
          "paths": {
            "/things/{id}": {
              "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
              "post": {
                "operationId": "update-thing",
                "description": "Updates a thing.",
                "parameters": [
                  { "name": "filter[name]", "in": "query", "style": "deepObject", "explode": true, "schema": { "type": "object" } },
                  { "name": "tags", "in": "query", "explode": false, "allowReserved": true, "schema": { "type": "array", "items": { "type": "string" } } },
                  { "name": "where", "in": "query", "content": { "application/json": { "schema": { "type": "object" } } } },
                  { "name": "X-Trace", "in": "header", "schema": { "type": "string" } },
                  { "name": "sid", "in": "cookie", "schema": { "type": "string" } }
                ],
                "requestBody": { "content": { "application/json": { "schema": { "type": "object" } } } },
                "responses": { "200": { "description": "The thing." } }
              }
            }
          }
        }
        """;

    [Fact]
    public void An_operation_keeps_what_the_client_needs_with_the_defaults_of_OpenAPI()
    {
        var source = ApiDocumentSource.Read(Document, skipUnsupported: false);

        Assert.Empty(source.Errors);
        var operation = Assert.Single(source.Operations);
        Assert.Equal(("UpdateThing", "POST", "/things/{id}", "application/json"), (operation.Id, operation.Method, operation.Path, operation.BodyMediaType));
        Assert.Equal(
            [
                new("id", "path", "simple", Explode: false),
                new("filter[name]", "query", "deepObject", Explode: true),
                new("tags", "query", "form", Explode: false, AllowReserved: true),
                new("where", "query", "form", Explode: true, MediaType: "application/json"),
                new("X-Trace", "header", "simple", Explode: false),
                new("sid", "cookie", "form", Explode: true),
            ],
            operation.Parameters);
    }

    [Fact]
    public void A_description_or_a_schema_changes_no_byte_of_the_prepared_document() =>
        Assert.Equal(
            Prepare(Document),
            Prepare(Document.Replace("Updates a thing.", "Changes a thing.", StringComparison.Ordinal).Replace("The thing.", "It.", StringComparison.Ordinal)
                .Replace("\"schema\": { \"type\": \"string\" }", "\"schema\": { \"type\": \"string\", \"maxLength\": 9 }", StringComparison.Ordinal)));

    [Fact]
    public void A_path_changes_the_prepared_document() =>
        Assert.NotEqual(Prepare(Document), Prepare(Document.Replace("/things/", "/items/", StringComparison.Ordinal)));

    [Fact]
    public void An_error_counts_lines_and_columns_from_one()
    {
        var source = ApiDocumentSource.Read("{\n  \"openapi\": \"2.0\"\n}", skipUnsupported: false);

        var error = Assert.Single(source.Errors);
        Assert.Equal((2, 14, "OAM005"), (error.Line, error.Column, error.Id));
    }

    [Fact]
    public void What_the_project_goes_without_is_in_no_client_and_no_error()
    {
        var document = Document.Replace("\"style\": \"deepObject\"", "\"style\": \"matrix\"", StringComparison.Ordinal);

        Assert.Equal("OAM305", Assert.Single(ApiDocumentSource.Read(document, skipUnsupported: false).Errors).Id);
        var source = ApiDocumentSource.Read(document, skipUnsupported: true);

        Assert.Empty(source.Errors);
        Assert.Empty(source.Operations);
    }

    private static byte[] Prepare(string document) => PreparedDocumentWriter.Write(ApiDocumentSource.Read(document, skipUnsupported: false).Operations).ToArray();
}
