using System.Text.Json.Serialization;
using OpenApiMcp.Runtime.Hosting;

namespace OpenApiMcp.Runtime.Tests.Hosting;

/// <summary>What is found out ahead is what the SDK asks for.</summary>
public sealed class SdkMessagesTests
{
    [Fact]
    public void The_SDK_looks_its_messages_up_in_a_context_of_its_own()
    {
        var context = Assert.IsAssignableFrom<JsonSerializerContext>(SdkMessages.Context);

        Assert.Equal("ModelContextProtocol.Core", context.GetType().Assembly.GetName().Name);
    }

    [Fact]
    public void Every_message_is_known_there_and_ready_once_it_was_learnt()
    {
        SdkMessages.Learn();

        Assert.All(SdkMessages.Types, type => Assert.True(SdkMessages.Context?.GetTypeInfo(type)?.IsReadOnly));
    }
}
