using OpenApiMcp.Runtime.Credits;

namespace OpenApiMcp.Runtime.Http;

/// <summary>
/// A call that got no complete answer. <see cref="Exception.Message"/> is written for the model: what happened, whether the
/// call may have been charged, what to do. It holds no secret, header or argument.
/// </summary>
public sealed class ApiFailureException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>True when the request may have reached the API, so that the call may have run and been charged.</summary>
    public bool MayHaveRun { get; init; }

    /// <summary>What arrived before the answer broke off; empty when nothing did.</summary>
    public ReadOnlyMemory<byte> PartialBody { get; init; }

    /// <summary>The beginning of the response as far as it came: its status, its headers and <see cref="PartialBody"/>; null when none came.</summary>
    internal ApiResponse? Response { get; init; }

    /// <summary>What the call cost or may have cost, where somebody keeps count; null otherwise.</summary>
    public Receipt? Receipt { get; init; }

    /// <summary>The same failure with this receipt.</summary>
    public ApiFailureException With(Receipt receipt) => new(Message, InnerException) { MayHaveRun = MayHaveRun, PartialBody = PartialBody, Response = Response, Receipt = receipt };
}
