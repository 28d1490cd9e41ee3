namespace OpenApiMcp.Build.Tests;

/// <summary>Tests that start builds run one after the other: each build uses every core by itself.</summary>
[CollectionDefinition(nameof(RealBuilds), DisableParallelization = true)]
public sealed class RealBuilds;
