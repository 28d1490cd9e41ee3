using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Security;

/// <summary>Adds the configured credentials that an operation asks for to its requests.</summary>
public sealed class CredentialApplier
{
    private readonly Dictionary<string, SecurityScheme> _schemes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _lastValues = new(StringComparer.Ordinal);
    private readonly CredentialSource _source;
    private readonly Func<string, string> _environmentName;
    private readonly ILogger _logger;

    /// <param name="schemes">The schemes of the document (<see cref="ApiDescription.SecuritySchemes"/>).</param>
    /// <param name="environmentName">Names the variable to set in messages; null means <see cref="EnvironmentNames.Of"/>.</param>
    /// <param name="redactor">Learns every credential; null for one of its own.</param>
    public CredentialApplier(
        ImmutableArray<SecurityScheme> schemes,
        CredentialSource source,
        Func<string, string>? environmentName = null,
        SecretRedactor? redactor = null,
        ILogger? logger = null)
    {
        _source = source;
        _environmentName = environmentName ?? EnvironmentNames.Of;
        _logger = logger ?? NullLogger.Instance;
        Redactor = redactor ?? new SecretRedactor([]);
        foreach (var scheme in schemes)
        {
            _schemes[scheme.Name] = scheme;
            LearnEarly(scheme.Name);
        }
    }

    /// <summary>Knows every configured credential, and the last ones that were replaced.</summary>
    public SecretRedactor Redactor { get; }

    /// <summary>
    /// Adds the credentials of the first alternative that has all of its own. The empty alternative comes last wherever the document
    /// puts it: a configured credential is used even where it is optional. An argument of the same name and place is replaced.
    /// </summary>
    /// <exception cref="ApiFailureException">No alternative is complete, or a credential cannot be used or sent.</exception>
    public void Apply(HttpRequestMessage message, ToolDefinition tool)
    {
        foreach (var alternative in tool.Security)
        {
            if (alternative.IsEmpty || FindAll(alternative) is not { } values) continue;
            for (var i = 0; i < values.Length; i++) Add(message, _schemes[alternative[i]], values[i]);
            return;
        }

        if (!tool.Security.IsEmpty && !tool.Security.Any(alternative => alternative.IsEmpty)) throw Missing(tool);
    }

    /// <summary>The present values of these credentials, or null where one is missing. Each is asked for all the same, so that the redactor knows it.</summary>
    private string[]? FindAll(ImmutableArray<string> names)
    {
        var values = new string[names.Length];
        var found = 0;
        foreach (var name in names)
        {
            if (Find(name) is { } value) values[found++] = value;
        }

        return found == names.Length ? values : null;
    }

    /// <summary>The present value of a credential, or null. A source that refuses ends the call: an old value must not stand in for a new one.</summary>
    private string? Find(string name)
    {
        if (!_schemes.ContainsKey(name)) return null;
        try
        {
            var value = _source(name);
            if (string.IsNullOrWhiteSpace(value)) return null;
            if (!_lastValues.TryGetValue(name, out var last) || last != value) Note(name, value, isNew: last is not null);
            return value;
        }
        catch (CredentialException exception)
        {
            _logger.CredentialRefused(exception.Message);
            throw new ApiFailureException($"{exception.Message} Nothing was sent. While a key is being replaced this passes: try again in a moment, then tell the user.");
        }
    }

    private void Note(string name, string value, bool isNew)
    {
        _lastValues[name] = value;

        // All of them: what is in use must be the last to be forgotten.
        foreach (var used in _lastValues.Values) Redactor.Learn(used);
        if (isNew) _logger.CredentialRotated(name);
    }

    /// <summary>Text that is redacted before the first request must be redacted too. A source that refuses now will refuse the call.</summary>
    private void LearnEarly(string name)
    {
        try
        {
            if (_source(name) is { } value && !string.IsNullOrWhiteSpace(value)) Note(name, value, isNew: false);
        }
        catch (CredentialException)
        {
            // There is nothing to learn yet.
        }
    }

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
        foreach (var character in value)
        {
            if (char.IsControl(character)) throw Unusable(scheme, "it contains a control character, such as a line break at its end");
        }

        if (scheme.Kind != SecuritySchemeKind.Basic && !Ascii.IsValid(value)) throw Unusable(scheme, "it contains a character outside ASCII");
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
