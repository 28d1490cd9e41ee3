using System.Globalization;
using System.Security.Cryptography;
using CsvHelper;
using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Enrich;

/// <summary>A CSV file as it is: the bytes of each row, so that they can be written as they came, and the cells for reading.</summary>
/// <param name="Hash">SHA-256 of the file.</param>
/// <param name="Encoding">The encoding of the file, of which the bytes here are a translation into UTF-8; null for UTF-8 itself.</param>
internal sealed record CsvInput(CsvRow Head, IReadOnlyList<CsvRow> Rows, char Separator, string NewLine, bool HasByteOrderMark, string Hash, string? Encoding)
{
    /// <summary>The cells of the first line.</summary>
    public IReadOnlyList<string> Columns => Head.Cells;

    /// <param name="encoding">The encoding that the user names; null to find it out.</param>
    /// <exception cref="SettingsException">The file cannot be read, or is not a table.</exception>
    public static CsvInput Read(string path, string? encoding = null)
    {
        try
        {
            return Read(File.ReadAllBytes(path), encoding);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SettingsException($"The input file cannot be read ({FileFault.Reason(fault)}). See that it exists, and that this user may read it.");
        }
        catch (CsvFormatException fault)
        {
            // Its message could show what is in the file.
            throw new SettingsException($"The input cannot be read as CSV: line {Number(fault.RecordNumber)} (empty lines not counted) breaks the rules of quotes.");
        }
    }

    /// <inheritdoc cref="Read(string, string)"/>
    /// <exception cref="CsvFormatException">The quotes of a row are broken.</exception>
    internal static CsvInput Read(byte[] bytes, string? name = null)
    {
        var (file, encoding) = TextEncoding.ToUtf8(bytes, name);
        using var reader = CsvReader.Create(file, new CsvReaderOptions { HasHeader = false, MalformedData = CsvMalformedDataHandling.Throw, IncludeValuesInExceptions = false });
        var rows = new List<CsvRow>();
        while (reader.Read()) rows.Add(CsvRow.Of(reader, file));
        if (rows.Count < 2) throw new SettingsException("The input holds no row. Its first line must name the columns, and rows follow.");
        var width = rows[0].Cells.Count;
        var tooLong = rows.FindIndex(row => row.Cells.Count > width);
        if (tooLong > 0) throw new SettingsException($"Row {Number(tooLong)} of the input has {Number(rows[tooLong].Cells.Count)} cells, and the first line {Number(width)}. Quote cells that hold the separator.");
        var newLine = file.AsSpan().IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";
        return new(rows[0], rows[1..], reader.Separator, newLine, file.AsSpan().StartsWith("\uFEFF"u8), Convert.ToHexStringLower(SHA256.HashData(file)), encoding);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One row: its bytes without the line break, and its cells.</summary>
internal sealed record CsvRow(ReadOnlyMemory<byte> Raw, IReadOnlyList<string> Cells)
{
    public static CsvRow Of(CsvReader reader, byte[] file)
    {
        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++) cells[i] = reader.GetString(i);
        return new(file.AsMemory((int)reader.ByteOffset, reader.RawRecord.Length), cells);
    }
}
