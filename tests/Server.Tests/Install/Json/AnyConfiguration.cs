using FsCheck;
using FsCheck.Fluent;

namespace LeadMagic.Server.Tests.Install.Json;

/// <summary>Configurations as nobody would write them: comments, commas and white space wherever they may stand.</summary>
internal static class AnyConfiguration
{
    private static readonly string[] Names = ["a", "b/c", "é \\\"q\\\"", "servers", "inputs"];

    public static Gen<string> Texts =>
        from mark in Gen.Elements("", "", "\uFEFF")
        from before in Space
        from servers in Gen.OneOf(Gen.Constant(""), Objects(1))
        from rest in Members(2, servers)
        from after in Space
        select mark + before + rest + after;

    /// <summary>White space and comments, some with brackets and commas in them.</summary>
    private static Gen<string> Space =>
        from count in Gen.Choose(0, 2)
        from parts in Gen.ArrayOf(Gen.Elements("", " ", "\n  ", "\t", "\r\n", "/* c */", "// l\n", "/* , */", "// }\n", "/* two\n lines */"), count)
        select string.Concat(parts);

    private static Gen<string> Plain => Gen.Elements("1", "-2.5e3", "true", "null", "\"\"", "\"// no comment\"", "\"/* \\\" }, ]\"", "\"é😀\"");

    private static Gen<string> Values(int depth) => depth == 0 ? Plain : Gen.OneOf(Plain, Objects(depth), Arrays(depth));

    private static Gen<string> Objects(int depth) => Members(depth, servers: "");

    private static Gen<string> Members(int depth, string servers) =>
        from names in Gen.Shuffle(Names)
        from count in Gen.Choose(0, 3)
        let chosen = names.Where(name => name is not ("servers" or "inputs")).Take(count).Concat(servers.Length == 0 ? [] : ["servers"])
        from values in Gen.ArrayOf(Values(depth - 1), 4)
        let written = chosen.Select((name, index) => $"\"{name}\":{(name == "servers" ? servers : values[index])}").ToArray()
        from items in Listed(written)
        select "{" + items + "}";

    private static Gen<string> Arrays(int depth) =>
        from count in Gen.Choose(0, 3)
        from values in Gen.ArrayOf(Values(depth - 1), count)
        from items in Listed(values)
        select "[" + items + "]";

    private static Gen<string> Listed(string[] items) =>
        from spaces in Gen.ArrayOf(Space, (2 * items.Length) + 2)
        from isTrailing in Gen.Elements(true, false)
        select string.Concat(items.Select((item, index) => spaces[2 * index] + item + spaces[(2 * index) + 1] + (index < items.Length - 1 || isTrailing ? "," : ""))) + spaces[^1];
}
