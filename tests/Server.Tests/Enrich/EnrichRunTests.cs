using System.Text;
using LeadMagic.Server.Enrich;

namespace LeadMagic.Server.Tests.Enrich;

public sealed class EnrichRunTests : IEnrichJournal, IEnrichDisplay
{
    private readonly Lock _lock = new();
    private readonly List<string> _notes = [];
    private readonly List<RowOutcome> _reported = [];
    private readonly List<string> _said = [];
    private string? _full;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    void IEnrichJournal.Begin(int row, decimal worstCase) => Note($"begin {row} {worstCase}");

    void IEnrichJournal.End(int row, RowOutcome outcome) => Note($"end {row} {outcome.Status}");

    void IEnrichDisplay.Report(RowOutcome outcome)
    {
        lock (_lock) _reported.Add(outcome);
    }

    void IEnrichDisplay.Say(string line) => _said.Add(line);

    [Fact]
    public async Task Each_call_is_noted_before_and_after_it()
    {
        var run = Run();
        await run.RunAsync(Calls("a@x.example", "b@x.example"), concurrency: 1, Cancelled);

        Assert.Equal(["begin 1 0.25", "end 1 Found", "begin 2 0.25", "end 2 Found"], _notes);
        Assert.Null(run.Stopped);
    }

    [Fact]
    public async Task All_calls_are_made_whatever_goes_on_at_once()
    {
        var emails = Enumerable.Range(0, 50).Select(i => $"a{i}@x.example").ToArray();
        await Run().RunAsync(Calls(emails), concurrency: 8, Cancelled);

        Assert.Equal(Enumerable.Range(1, 50).Select(row => $"end {row} Found").Order(StringComparer.Ordinal), _notes.Where(note => note.StartsWith("end", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(50, _reported.Count);
    }

    [Fact]
    public async Task A_call_that_cannot_be_noted_is_not_made_and_ends_the_run()
    {
        _full = "begin 2";
        var run = Run();
        await run.RunAsync(Calls("a@x.example", "b@x.example", "c@x.example"), concurrency: 1, Cancelled);

        Assert.Equal(["begin 1 0.25", "end 1 Found"], _notes);
        Assert.Single(_reported);
        Assert.StartsWith("the journal cannot be written (the system refuses it)", run.Stopped, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_noted_is_reported_and_ends_the_run()
    {
        _full = "end 1";
        var run = Run();
        await run.RunAsync(Calls("a@x.example", "b@x.example"), concurrency: 1, Cancelled);

        Assert.Equal(RowStatus.Found, Assert.Single(_reported).Status);
        Assert.Equal(["begin 1 0.25"], _notes);
    }

    [Fact]
    public async Task A_run_that_is_stopped_before_it_begins_makes_no_call()
    {
        var run = Run();
        await run.RunAsync(Calls("a@x.example"), concurrency: 2, new CancellationToken(canceled: true));

        Assert.Empty(_notes);
        Assert.Equal("you stopped it", run.Stopped);
        Assert.Equal(["Stopping: no call is in flight."], _said);
    }

    private static IEnumerable<RowCall> Calls(params string[] emails)
    {
        var tool = Demo.Tool("validate_email");
        var input = CsvInput.Read(Encoding.UTF8.GetBytes("Email,X\n" + string.Concat(emails.Select(email => $"{email},\n"))));
        return EnrichPlan.Make(tool, input, ColumnMapping.Read(tool.ProtocolTool, ["email=Email"], input.Columns)).Calls;
    }

    private EnrichRun Run() => new(Demo.Tool("validate_email").About, this, TimeProvider.System, this);

    private void Note(string note)
    {
        if (_full is not null && note.StartsWith(_full, StringComparison.Ordinal)) throw new IOException();
        lock (_lock) _notes.Add(note);
    }
}
