using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Composites;

/// <summary>The argument with which a caller bounds what a composite tool may spend.</summary>
internal static class Ceiling
{
    public const string Argument = "max_credits";

    /// <param name="most">What all steps together cost at most.</param>
    public static CreditCost Price(decimal most) => new() { Base = most, CeilingArgument = Argument, FreeWhen = "nothing is found" };

    public static void Check(ref SchemaChecker value)
    {
        value.Type(JsonTypes.Number);
        value.Minimum("0");
    }
}
