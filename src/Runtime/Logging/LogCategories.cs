namespace OpenApiMcp.Runtime.Logging;

/// <summary>
/// The categories whose texts are written. They are no names of types: the SDK logs whole messages under the name of a class
/// that derives from one of its own, so a namespace says nothing about who wrote a text.
/// </summary>
public static class LogCategories
{
    /// <summary>The events that the documentation lists.</summary>
    public const string Events = "OpenApiMcp.Events";

    /// <summary>Requests to the API and its answers.</summary>
    public const string Http = "OpenApiMcp.Http";
}
