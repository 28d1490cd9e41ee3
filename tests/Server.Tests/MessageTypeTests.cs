using System.Reflection;
using System.Text.Json.Serialization;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Tests;

/// <summary>What <c>native-substitutions.xml</c> leaves out of the native executable is of no use to any message.</summary>
public sealed class MessageTypeTests
{
    [Theory]
    [InlineData(typeof(JsonRpcMessage))]
    [InlineData(typeof(ApiTool))]
    [InlineData(typeof(LeadMagicServer))]
    public void No_type_that_is_written_as_JSON_says_by_attribute_which_derived_type_it_is(Type of) =>
        Assert.DoesNotContain(of.Assembly.GetTypes(), type => type.IsDefined(typeof(JsonPolymorphicAttribute), inherit: false) || type.IsDefined(typeof(JsonDerivedTypeAttribute), inherit: false));

    [Fact]
    public void The_attributes_are_looked_for_in_one_place_that_returns_nothing()
    {
        var found = typeof(System.Text.Json.Serialization.Metadata.JsonTypeInfo).GetMethod("PopulatePolymorphismMetadata", BindingFlags.Instance | BindingFlags.NonPublic, []);

        Assert.Equal(typeof(void), found?.ReturnType);
    }
}
