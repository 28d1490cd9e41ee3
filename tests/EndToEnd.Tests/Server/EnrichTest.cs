namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>A test of the command <c>enrich</c> on a short list of addresses, against an API that finds every address valid at a price of 0.25.</summary>
public abstract class EnrichTest : ServerTest
{
    private const string Route = "/v1/people/email-validation";

    protected static readonly string[] Command = ["enrich", "contacts.csv", "--tool", "validate_email", "--map", "email=Email", "--out", "out.csv", "--yes"];

    protected static IResponseBuilder Valid() => Response.Create().WithJson("""{"email_status":"valid","credits_consumed":0.25}""");

    protected static string[] Addresses(params string[] names) => [.. names.Select(AddressOf)];

    /// <summary>Writes a row for each name; a name that is empty or has a space gives no address.</summary>
    protected Task WriteAsync(params string[] names) => File.WriteAllTextAsync(
        FileBeside("contacts.csv"), "Name,Email\n" + string.Concat(names.Select(name => $"{name},{AddressOf(name)}\n")), TestContext.Current.CancellationToken);

    /// <summary>Finds every address valid; the balance is 10.</summary>
    protected void Stub()
    {
        Api.Stub("GET", "/v1/credits", Response.Create().WithJson("""{"credits":10}"""));
        Stub("", Valid());
    }

    /// <summary>Answers the addresses with this text in them.</summary>
    protected void Stub(string part, IResponseBuilder response) => Api.Stub(StubServer.To("POST", Route).WithBody(body => body!.Contains(part, StringComparison.Ordinal)), response);

    /// <summary>Waits until so many rows have been asked for; the balance was asked for before.</summary>
    protected Task WaitForRowsAsync(int rows) => Api.WaitForRequestsAsync(rows + 1);

    /// <summary>The addresses that were asked for, in the order of the requests.</summary>
    protected string[] Asked() => [.. Api.Requests.Where(request => request.Method == "POST").Select(request => (string)request.BodyJson!["email"]!)];

    /// <summary>The column of the status, in the order of the rows.</summary>
    protected string[] Statuses() => Cells("leadmagic_status");

    /// <summary>A column of the output, in the order of the rows; none of its cells may hold a comma.</summary>
    protected string[] Cells(string name)
    {
        string[][] lines = [.. File.ReadAllLines(FileBeside("out.csv")).Select(line => line.Split(','))];
        int column = Array.IndexOf(lines[0], name);
        Assert.True(column > 1, $"The output has no column {name}.");
        return [.. lines.Skip(1).Select(line => line[column])];
    }

    private static string AddressOf(string name) => name.Length == 0 || name.Contains(' ', StringComparison.Ordinal) ? name : $"{name}@quackenbush.example";
}
