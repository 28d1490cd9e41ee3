namespace OpenApiMcp.Runtime.Arguments;

/// <summary>Which keyword led to a value: it decides how a value that may not be there at all is worded.</summary>
internal enum ValueRole
{
    Root,
    Property,
    PatternProperty,
    OtherProperty,
    UnevaluatedProperty,
    Item,
    PrefixItem,
    UnevaluatedItem,
    Contained,
    Name,
}

/// <summary>The keywords behind the roles.</summary>
internal static class ValueRoles
{
    public static string Keyword(this ValueRole role) => role switch
    {
        ValueRole.Property => "properties",
        ValueRole.PatternProperty => "patternProperties",
        ValueRole.OtherProperty => "additionalProperties",
        ValueRole.UnevaluatedProperty => "unevaluatedProperties",
        ValueRole.Item => "items",
        ValueRole.PrefixItem => "prefixItems",
        ValueRole.UnevaluatedItem => "unevaluatedItems",
        ValueRole.Contained => "contains",
        ValueRole.Name => "propertyNames",
        _ => "false",
    };

    /// <summary>True for a value that no keyword of the schema names, so that the fault is its object's.</summary>
    public static bool IsUnknownName(this ValueRole role) => role is ValueRole.OtherProperty or ValueRole.UnevaluatedProperty;

    /// <summary>True for a property's value, which can be left out.</summary>
    public static bool IsMember(this ValueRole role) =>
        role is ValueRole.Property or ValueRole.PatternProperty or ValueRole.OtherProperty or ValueRole.UnevaluatedProperty;
}
