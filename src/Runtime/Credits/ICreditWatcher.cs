namespace OpenApiMcp.Runtime.Credits;

/// <summary>Hears what calls are counted with, such as to keep a record of it.</summary>
public interface ICreditWatcher
{
    /// <summary>
    /// Called from several threads, for each call that costs or could have cost something and for each answer from memory, before it is passed
    /// on: it must neither wait nor throw.
    /// </summary>
    /// <param name="tool">The tool's name.</param>
    void Settled(string tool, Receipt receipt);
}
