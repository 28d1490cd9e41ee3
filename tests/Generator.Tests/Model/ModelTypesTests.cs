using System.Reflection;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Tests.Model;

/// <summary>
/// The models decide what is written anew. A member that compares by reference, or holds on to a compilation, would make every
/// key stroke expensive without anything looking wrong.
/// </summary>
public class ModelTypesTests
{
    private static readonly Type[] Scalars = [typeof(string), typeof(bool), typeof(int)];

    private static readonly Type[] Models =
    [
        .. typeof(ApiModel).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(ApiModel).Namespace && !type.Name.Contains('<', StringComparison.Ordinal) && !type.IsNested),
    ];

    [Fact]
    public void Models_hold_scalars_models_and_equatable_arrays_and_nothing_else()
    {
        Assert.Contains(typeof(OperationModel), Models);
        Assert.Empty(Models.SelectMany(Faults));
    }

    [Theory]
    [InlineData(typeof(HoldsRoslyn))]
    [InlineData(typeof(HoldsImmutableArray))]
    [InlineData(typeof(HoldsList))]
    [InlineData(typeof(HoldsDelegate))]
    [InlineData(typeof(HoldsArray))]
    [InlineData(typeof(ComparesByReference))]
    [InlineData(typeof(CanChange))]
    public void The_check_finds_what_it_is_for(Type wrong) => Assert.NotEmpty(Faults(wrong));

    private static IEnumerable<string> Faults(Type model)
    {
        if (model.IsEnum || (model.IsAbstract && model.IsSealed) || model == typeof(EquatableArray<>)) yield break;
        var compares = typeof(IEquatable<>).MakeGenericType(model).IsAssignableFrom(model);
        if (!compares) yield return $"{model.Name} compares by reference";
        foreach (var field in model.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (!field.IsInitOnly) yield return $"{model.Name}.{field.Name} can change";
            if (!IsAllowed(field.FieldType)) yield return $"{model.Name}.{field.Name} is a {field.FieldType}";
        }
    }

    private static bool IsAllowed(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsConstructedGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>)) return IsAllowed(type.GenericTypeArguments[0]);
        return Scalars.Contains(type) || Models.Contains(type);
    }

    private sealed record HoldsRoslyn(Microsoft.CodeAnalysis.Location Value);

    private sealed record HoldsImmutableArray(System.Collections.Immutable.ImmutableArray<string> Value);

    private sealed record HoldsList(List<string> Value);

    private sealed record HoldsDelegate(Action Value);

    private sealed record HoldsArray(string[] Value);

    private sealed record CanChange
    {
        public string Value { get; set; } = "";
    }

    private sealed class ComparesByReference
    {
        public string Value { get; } = "";
    }
}
