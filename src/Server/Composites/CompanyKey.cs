using System.Text.Json;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Composites;

namespace LeadMagic.Server.Composites;

/// <summary>The company that a composite tool is about: its domain, which is better, or its name.</summary>
internal readonly record struct CompanyKey(JsonElement? Domain, JsonElement? Name)
{
    public const string DomainArgument = "company_domain";
    public const string NameArgument = "company_name";

    public static CompanyKey Of(CompositeRun run) => new(run.Argument(DomainArgument), run.Argument(NameArgument));

    /// <summary>The one argument by which most tools know a company.</summary>
    public (string Name, JsonElement? Value) AsArgument(string domainArgument = DomainArgument) =>
        Domain is null ? (NameArgument, Name) : (domainArgument, Domain);

    /// <summary>The rules of both arguments.</summary>
    public static void Check(ref SchemaChecker value)
    {
        value.Property(DomainArgument, static (ref value) =>
        {
            value.Type(JsonTypes.String);
            value.MaxLength(253);
        });
        value.Property(NameArgument, static (ref value) => value.Type(JsonTypes.String));
    }

    /// <summary>The rule that one of the two is there.</summary>
    public static void Require(ref SchemaChecker value) => value.AnyOf(
        static (ref value) => value.Required(DomainArgument),
        static (ref value) => value.Required(NameArgument));
}
