namespace LeadMagic.Server.Install.Json;

/// <summary>A step towards a value: the name of a member, or the <c>id</c> of an element of an array.</summary>
internal readonly record struct JsonStep(string Name, bool IsElement = false)
{
    public static implicit operator JsonStep(string name) => new(name);

    public static JsonStep Element(string id) => new(id, IsElement: true);
}
