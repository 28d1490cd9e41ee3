using OpenApiMcp.Runtime.Security;

namespace OpenApiMcp.Runtime.Tests.Security;

public sealed class EnvironmentNamesTests
{
    [Theory]
    [InlineData("apiKey", "API_KEY")]
    [InlineData("petstore_auth", "PETSTORE_AUTH")]
    [InlineData("ApiKeyAuth", "API_KEY_AUTH")]
    [InlineData("X-API-Key", "X_API_KEY")]
    [InlineData("HTTPBasic", "HTTP_BASIC")]
    [InlineData("oauth2", "OAUTH2")]
    [InlineData("key2Value", "KEY2_VALUE")]
    [InlineData("a  b..c", "A_B_C")]
    [InlineData("_x_", "X")]
    [InlineData("2fa", "_2FA")]
    [InlineData("clé", "CL")]
    [InlineData("鍵", "CREDENTIAL")]
    [InlineData("", "CREDENTIAL")]
    public void A_scheme_name_becomes_upper_snake_case(string scheme, string expected) => Assert.Equal(expected, EnvironmentNames.Of(scheme));
}
