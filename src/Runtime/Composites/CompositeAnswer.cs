using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Composites;

/// <summary>
/// Writes the result of a composite tool: what became of each step and what all cost, then each answer of the API under the name of its tool,
/// as it came.
/// </summary>
internal static class CompositeAnswer
{
    /// <summary>Stands for a call of which every step failed (Failed Dependency): no status of the API's would be true of it.</summary>
    private const int Failure = 424;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="standing">Where the session stands after the call; null where nobody counts.</param>
    public static ApiResponse Write(ToolDefinition tool, CompositeRun run, Receipt? standing)
    {
        var body = WriteBody(run);
        var hasFailed = run.Steps.Any(step => step.Status == StepStatus.Failed) && !run.Steps.Any(step => step.Status is StepStatus.Found or StepStatus.Miss);
        var answer = new ApiResponse
        {
            Status = hasFailed ? Failure : 200,
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase),
            MediaType = "application/json",
            Body = body,
            Explanation = hasFailed ? $"{tool.Name} found nothing out: no step of it succeeded.\n{Encoding.UTF8.GetString(body.Span)}" : null,
        };
        return standing is null ? answer : answer.With(standing with
        {
            Cost = run.Spent,
            IsReckoned = run.Steps.Any(step => step.Receipt is { IsReckoned: true }),
            IsUncertain = run.Steps.Any(step => step.Receipt is { IsUncertain: true }),
        });
    }

    public static string Spell(StepStatus status) => status switch
    {
        StepStatus.Found => "found",
        StepStatus.Miss => "miss",
        StepStatus.Failed => "failed",
        _ => "skipped",
    };

    private static ReadOnlyMemory<byte> WriteBody(CompositeRun run)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("steps");
            foreach (var step in run.Steps) WriteStep(writer, step);
            writer.WriteEndArray();
            writer.WriteNumber("spent", CreditTexts.Normalize(run.Spent));
            WriteAnswers(writer, run.Steps.Where(step => step.Part is null));
            foreach (var list in run.Steps.Where(step => step.Part is not null).GroupBy(step => step.Part!.List, StringComparer.Ordinal)) WriteList(writer, list);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteStep(Utf8JsonWriter writer, Step step)
    {
        writer.WriteStartObject();
        writer.WriteString("tool", step.Tool);
        if (step.Part is { } part) WriteRaw(writer, part.Name, part.Value.GetRawText());
        writer.WriteString("status", Spell(step.Status));
        writer.WriteNumber("credits", CreditTexts.Normalize(step.Credits));
        if (step.Receipt?.Age is not null) writer.WriteBoolean("cached", true);
        if (step.Receipt is { IsUncertain: true }) writer.WriteBoolean("uncertain", true);
        if (step.Reason is { } reason) writer.WriteString("reason", reason);
        if (step.Drift is { } drift) WriteRaw(writer, "drift", drift.ToJson().ToJsonString());
        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, IGrouping<string, Step> list)
    {
        writer.WriteStartArray(list.Key);
        foreach (var part in list.GroupBy(step => step.Part!, ReferenceEqualityComparer.Instance))
        {
            writer.WriteStartObject();
            var (_, name, value) = (CompositePart)part.Key!;
            WriteRaw(writer, name, value.GetRawText());
            WriteAnswers(writer, part);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteAnswers(Utf8JsonWriter writer, IEnumerable<Step> steps)
    {
        foreach (var (tool, answer) in steps.Where(step => step.Answer is not null).Select(step => (step.Tool, step.Answer!)))
        {
            WriteRaw(writer, tool, answer.Json);
            if (answer.Base64 is not null) writer.WriteString(tool + "_base64", answer.Base64);
        }
    }

    /// <summary>Not checked again: it was read as JSON before, and a check would refuse what only the API's own text may hold, such as half a surrogate pair.</summary>
    private static void WriteRaw(Utf8JsonWriter writer, string name, string json)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(json, skipInputValidation: true);
    }
}
