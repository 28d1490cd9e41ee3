using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>What a check found.</summary>
/// <param name="Arguments">The arguments as they were checked: an object, in which no name stands twice.</param>
/// <param name="Problems">All violations; empty when the arguments are right.</param>
/// <param name="Repairs">
/// Of wrong arguments, the values whose intention is plain all the same; of right ones, the integers that are written like fractions.
/// </param>
internal readonly record struct CheckOutcome(JsonElement Arguments, IReadOnlyList<ArgumentProblem> Problems, IReadOnlyList<ProposedRepair> Repairs);
