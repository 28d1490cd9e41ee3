using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Security;

/// <summary>Adds the configured credentials that an operation asks for to its requests.</summary>
public sealed class CredentialApplier
{
    private readonly Dictionary<string, (SecurityScheme Scheme, string? Value)> _schemes = new(StringComparer.Ordinal);
    private readonly Func<string, string> _environmentName;

    /// <summary>Asks the source once for every scheme.</summary>
    /// <param name="schemes">The schemes of the document (<see cref="ApiDescription.SecuritySchemes"/>).</param>
    /// <param name="environmentName">Names the variable to set in messages; null means <see cref="EnvironmentNames.Of"/>.</param>
    public CredentialApplier(ImmutableArray<SecurityScheme> schemes, CredentialSource source, Func<string, string>? environmentName = null)
    {
        _environmentName = environmentName ?? EnvironmentNames.Of;
        foreach (var scheme in schemes)
        {
            var value = source(scheme.Name);
            _schemes[scheme.Name] = (scheme, string.IsNullOrWhiteSpace(value) ? null : value);
        }

        Redactor = new SecretRedactor(_schemes.Values.Select(entry => entry.Value));
    }

    /// <summary>Knows every configured credential.</summary>
    public SecretRedactor Redactor { get; }

    /// <summary>
    /// Adds the credentials of the first alternative that has all of its own. The empty alternative comes last wherever the document
    /// puts it: a configured credential is used even where it is optional. An argument of the same name and place is replaced.
    /// </summary>
    /// <exception cref="ApiFailureException">No alternative is complete, or a credential cannot be sent.</exception>
    public void Apply(HttpRequestMessage message, ToolDefinition tool)
    {
        foreach (var alternative in tool.Security)
        {
            if (alternative.IsEmpty || !alternative.All(IsConfigured)) continue;
            foreach (var name in alternative) Add(message, _schemes[name].Scheme, _schemes[name].Value!);
            return;
        }

        if (!tool.Security.IsEmpty && !tool.Security.Any(alternative => alternative.IsEmpty)) throw Missing(tool);
    }

    private bool IsConfigured(string name) => _schemes.TryGetValue(name, out var entry) && entry.Value is not null;

    private void Add(HttpRequestMessage message, SecurityScheme scheme, string value)
    {
        Check(scheme, value);
        switch (scheme.Kind)
        {
            case SecuritySchemeKind.Bearer:
                message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", value);
                break;
            case SecuritySchemeKind.Basic:
                if (!value.Contains(':', StringComparison.Ordinal)) throw Unusable(scheme, "it must have the form user:password");
                message.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(value)));
                break;
            case SecuritySchemeKind.ApiKeyHeader:
                message.Headers.Remove(scheme.ParameterName);
                if (message.Headers.TryAddWithoutValidation(scheme.ParameterName, value)) break;
                throw Unusable(scheme, "the document names a header that cannot be sent");
            case SecuritySchemeKind.ApiKeyQuery:
                message.RequestUri = RequestAddress.WithQuery(message.RequestUri!, scheme.ParameterName, value);
                break;
            case SecuritySchemeKind.ApiKeyCookie:
                AddCookie(message, scheme, value);
                break;
            default:
                throw Unusable(scheme, "its kind is not supported");
        }
    }

    private void AddCookie(HttpRequestMessage message, SecurityScheme scheme, string value)
    {
        if (value.AsSpan().ContainsAny(" \",;\\")) throw Unusable(scheme, "it contains a character that a cookie cannot carry");
        var cookies = message.Headers.NonValidated.TryGetValues("Cookie", out var present)
            ? present.ToString().Split("; ").Where(cookie => !string.Equals(cookie.Split('=', 2)[0], scheme.ParameterName, StringComparison.Ordinal))
            : [];
        message.Headers.Remove("Cookie");
        message.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", [.. cookies, scheme.ParameterName + "=" + value]));
    }

    /// <summary>A Basic credential travels as base64 of UTF-8, so only the others are limited to ASCII.</summary>
    private void Check(SecurityScheme scheme, string value)
    {
        if (value.Any(char.IsControl)) throw Unusable(scheme, "it contains a control character, such as a line break at its end");
        if (scheme.Kind != SecuritySchemeKind.Basic && !value.All(char.IsAscii)) throw Unusable(scheme, "it contains a character outside ASCII");
    }

    private ApiFailureException Unusable(SecurityScheme scheme, string reason) =>
        new($"The credential '{scheme.Name}' (environment variable {_environmentName(scheme.Name)}) cannot be used: {reason}. "
            + "Nothing was sent; the user must correct the server's configuration and restart it.");

    private ApiFailureException Missing(ToolDefinition tool)
    {
        var ways = tool.Security.Where(alternative => alternative.All(_schemes.ContainsKey))
            .Select(alternative => string.Join(" and ", alternative.Select(_environmentName)))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return new(ways.Count == 0
            ? $"The tool {tool.Name} needs a kind of credential that this server does not support. Nothing was sent."
            : $"The tool {tool.Name} needs a credential, and none is configured. Nothing was sent; "
              + $"the user must set the environment variable {string.Join(", or ", ways)} and restart the server.");
    }
}
