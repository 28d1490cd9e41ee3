using System.Text.Json;
using OpenApiMcp.Runtime.Tests.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Tools;

public sealed class CallBuilderTests
{
    [Fact]
    public void Each_argument_goes_to_its_place_under_the_apis_name()
    {
        var tool = Tool(
            body: null,
            new("id", ParameterLocation.Path, "id"),
            new("header_id", ParameterLocation.Header, "id"),
            new("q", ParameterLocation.Query, "$q"),
            new("session", ParameterLocation.Cookie, "SID"));

        var call = CallBuilder.Build(tool, Sample.Json("""{"session":"s","q":["a"],"header_id":2,"id":1}"""));

        Assert.Equal("1", call.Find(ParameterLocation.Path, "id")?.GetRawText());
        Assert.Equal("2", call.Find(ParameterLocation.Header, "id")?.GetRawText());
        Assert.Equal("""["a"]""", call.Find(ParameterLocation.Query, "$q")?.GetRawText());
        Assert.Equal("\"s\"", call.Find(ParameterLocation.Cookie, "SID")?.GetRawText());
        Assert.Null(call.Body);
    }

    [Fact]
    public void The_call_keeps_all_arguments_by_the_names_that_the_model_uses()
    {
        var arguments = Sample.Json("""{"q":1,"other":[2]}""");

        Assert.Equal(arguments.GetRawText(), CallBuilder.Build(Tool(new BodyBinding(), new ArgumentBinding("q", ParameterLocation.Query, "$q")), arguments).Arguments.GetRawText());
    }

    [Fact]
    public void An_absent_optional_argument_is_absent_from_the_call()
    {
        var call = CallBuilder.Build(Tool(null, Query("q")), Sample.Json("{}"));

        Assert.Null(call.Find(ParameterLocation.Query, "q"));
    }

    [Fact]
    public void An_absent_optional_argument_is_absent_from_the_body()
    {
        var call = CallBuilder.Build(Tool(new BodyBinding()), Sample.Json("""{"given":1}"""));

        Assert.Equal("""{"given":1}""", Body(call.Body));
    }

    [Fact]
    public void A_null_stays_a_null_in_the_body() =>
        Assert.Equal("""{"gone":null}""", Body(CallBuilder.Build(Tool(new BodyBinding()), Sample.Json("""{"gone":null}""")).Body));

    [Fact]
    public void What_is_no_parameter_is_the_body_in_the_callers_order()
    {
        var tool = Tool(new BodyBinding(), Query("q"));

        var call = CallBuilder.Build(tool, Sample.Json("""{"b":1.50,"q":"x","a":12345678901234567890,"c":"\u00e9"}"""));

        Assert.Equal("""{"b":1.50,"a":12345678901234567890,"c":"é"}""", Body(call.Body));
    }

    [Fact]
    public void A_property_that_shares_a_parameters_name_gets_it_back()
    {
        var body = new BodyBinding { Renamed = [new("body_id", "id")] };

        var call = CallBuilder.Build(Tool(body, new ArgumentBinding("id", ParameterLocation.Path, "id")), Sample.Json("""{"id":1,"body_id":2}"""));

        Assert.Equal("1", call.Find(ParameterLocation.Path, "id")?.GetRawText());
        Assert.Equal("""{"id":2}""", Body(call.Body));
    }

    [Fact]
    public void An_argument_can_be_the_whole_body()
    {
        var tool = Tool(new BodyBinding { Argument = "items", Required = true }, Query("q"));

        Assert.Equal("[1,2]", Body(CallBuilder.Build(tool, Sample.Json("""{"q":"x","items":[1,2]}""")).Body));
    }

    [Fact]
    public void A_whole_body_that_was_left_out_is_no_body() =>
        Assert.Null(CallBuilder.Build(Tool(new BodyBinding { Argument = "items" }), Sample.Json("{}")).Body);

    [Fact]
    public void A_whole_body_of_null_is_a_body() =>
        Assert.Equal("null", Body(CallBuilder.Build(Tool(new BodyBinding { Argument = "items" }), Sample.Json("""{"items":null}""")).Body));

    [Theory]
    [InlineData(true, "{}")]
    [InlineData(false, null)]
    public void Without_properties_there_is_a_body_only_where_one_is_required(bool required, string? expected) =>
        Assert.Equal(expected, Body(CallBuilder.Build(Tool(new BodyBinding { Required = required }, Query("q")), Sample.Json("""{"q":1}""")).Body));

    [Theory]
    [InlineData("""{"b":1.50,"a":{"c":["x y"]}}""", """{"b":1.50,"a":{"c":["x y"]}}""")]
    [InlineData("""{ "b":1, "a" : "\u00e9\/\n" }""", """{"b":1,"a":"é/\n"}""")]
    [InlineData("""{"\u0062":"\ud83d\ude00"}""", """{"b":"😀"}""")]
    public void Without_parameters_the_body_is_all_of_the_arguments_spelled_plainly(string arguments, string expected) =>
        Assert.Equal(expected, Body(CallBuilder.Build(Tool(new BodyBinding()), Sample.Json(arguments)).Body));

    [Theory]
    [InlineData(true, "{}")]
    [InlineData(false, null)]
    public void Without_parameters_and_arguments_there_is_a_body_only_where_one_is_required(bool required, string? expected) =>
        Assert.Equal(expected, Body(CallBuilder.Build(Tool(new BodyBinding { Required = required }), Sample.Json("{}")).Body));

    [Fact]
    public void A_renamed_property_without_parameters_gets_its_name_back() =>
        Assert.Equal("""{"id":2}""", Body(CallBuilder.Build(Tool(new BodyBinding { Renamed = [new("body_id", "id")] }), Sample.Json("""{"body_id":2}""")).Body));

    private static ArgumentBinding Query(string name) => new(name, ParameterLocation.Query, name);

    private static string? Body(JsonElement? body) => body?.GetRawText();

    private static ToolDefinition Tool(BodyBinding? body, params ArgumentBinding[] parameters) => new()
    {
        Name = "sample_tool",
        Title = "Sample",
        Description = "A sample.",
        Operation = "POST /things",
        Hints = default,
        Retry = RetryClass.Never,
        Parameters = [.. parameters],
        Body = body,
    };
}
