using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Stdio;

namespace OpenApiMcp.Runtime.Tests.Stdio;

public sealed class RequestLedgerTests
{
    [Fact]
    public void A_request_is_answered_once()
    {
        var ledger = new RequestLedger(1, 0, maxBytes: 1000);
        Assert.Equal(Admission.Run, ledger.Admit(Request(1), 10));

        Assert.True(ledger.TryClaim(Id(1)));
        Assert.False(ledger.TryClaim(Id(1)));
        Assert.Empty(Settle(ledger, Id(1)));
        Assert.False(ledger.TryClaim(Id(1)));
    }

    [Fact]
    public void A_number_and_a_string_are_different_ids()
    {
        var ledger = new RequestLedger(2, 0, maxBytes: 1000);
        ledger.Admit(Request(1), 10);

        Assert.Equal(Admission.Run, ledger.Admit(new JsonRpcRequest { Id = new RequestId("1"), Method = "tools/call" }, 10));
        Assert.Equal(Admission.Duplicate, ledger.Admit(Request(1), 10));
    }

    [Fact]
    public void Places_are_given_in_the_order_of_arrival()
    {
        var ledger = new RequestLedger(1, 2, maxBytes: 1000);
        Assert.Equal([Admission.Run, Admission.Wait, Admission.Wait, Admission.Busy], new[] { 1, 2, 3, 4 }.Select(id => ledger.Admit(Request(id), 10)));

        ledger.TryClaim(Id(1));
        Assert.Equal(Id(2), Assert.Single(Settle(ledger, Id(1))).Id);
        Assert.Equal(Admission.Wait, ledger.Admit(Request(4), 10));
        Assert.Equal(Id(3), Assert.Single(ledger.Cancel(Id(2), out _, out _)).Id);
    }

    [Fact]
    public void What_waits_and_what_is_a_ping_does_not_run()
    {
        var ledger = new RequestLedger(1, 1, maxBytes: 1000);
        ledger.Admit(Request(1), 10);
        ledger.Admit(Request(2), 10);
        ledger.Admit(new JsonRpcRequest { Id = Id(3), Method = RequestMethods.Ping }, 10);
        Assert.Equal(1, ledger.Running);

        ledger.TryClaim(Id(1));
        Assert.Equal(1, ledger.Running);
        ledger.Cancel(Id(2), out _, out _);
        Settle(ledger, Id(1));
        Assert.Equal(0, ledger.Running);
    }

    [Fact]
    public void The_length_of_all_lines_is_bounded_but_one_request_always_gets_in()
    {
        var ledger = new RequestLedger(8, 8, maxBytes: 100);
        Assert.Equal(Admission.Run, ledger.Admit(Request(1), 101));
        Assert.Equal(Admission.Busy, ledger.Admit(Request(2), 1));
        ledger.Cancel(Id(1), out _, out _);

        Assert.Equal([Admission.Run, Admission.Run, Admission.Busy], new[] { 2, 3, 4 }.Select(id => ledger.Admit(Request(id), 50)));
        ledger.TryClaim(Id(2));
        Settle(ledger, Id(2));
        Assert.Equal(Admission.Run, ledger.Admit(Request(4), 50));
    }

    [Fact]
    public void A_request_keeps_its_place_until_its_answer_is_written()
    {
        var ledger = new RequestLedger(1, 1, maxBytes: 1000);
        ledger.Admit(Request(1), 10);
        ledger.TryClaim(Id(1));

        Assert.Equal(Admission.Wait, ledger.Admit(Request(2), 10));
    }

    [Fact]
    public void A_cancellation_says_whether_the_server_has_to_hear_of_it()
    {
        var ledger = new RequestLedger(1, 1, maxBytes: 1000);
        ledger.Admit(Request(1), 10);
        ledger.Admit(Request(2), 10);

        Assert.Empty(ledger.Cancel(Id(3), out bool wasRunning, out _));
        Assert.False(wasRunning);
        Assert.Empty(ledger.Cancel(Id(2), out wasRunning, out _));
        Assert.False(wasRunning);
        Assert.Empty(ledger.Cancel(Id(1), out wasRunning, out _));
        Assert.True(wasRunning);
        Assert.False(ledger.Holds(Id(1)) || ledger.Holds(Id(2)));
    }

    [Fact]
    public void The_id_of_a_cancelled_request_is_not_used_again_unless_the_server_had_not_heard_of_it()
    {
        var ledger = new RequestLedger(1, 1, maxBytes: 1000);
        ledger.Admit(Request(1), 10);
        ledger.Admit(Request(2), 10);
        ledger.Cancel(Id(2), out _, out _);
        ledger.Cancel(Id(1), out _, out _);

        Assert.Equal(Admission.Reused, ledger.Admit(Request(1), 10));
        Assert.Equal(Admission.Run, ledger.Admit(Request(2), 10));
    }

    [Fact]
    public void Only_the_last_cancelled_ids_are_remembered()
    {
        var ledger = new RequestLedger(1, 0, maxBytes: 1000);
        for (int id = 0; id <= 1_024; id++)
        {
            Assert.Equal(Admission.Run, ledger.Admit(Request(id), 10));
            ledger.Cancel(Id(id), out _, out _);
        }

        Assert.Equal(Admission.Reused, ledger.Admit(Request(1), 10));
        Assert.Equal(Admission.Run, ledger.Admit(Request(0), 10));
    }

    [Fact]
    public void Initialization_cannot_be_cancelled()
    {
        var ledger = new RequestLedger(1, 0, maxBytes: 1000);
        ledger.Admit(Request(1, "initialize"), 10);
        ledger.Cancel(Id(1), out _, out _);

        Assert.True(ledger.TryClaim(Id(1)));
    }

    [Fact]
    public void Subscriptions_are_bounded_too_but_neither_take_places_nor_hold_the_exit()
    {
        var ledger = new RequestLedger(1, 1, maxBytes: 1000);
        Assert.Equal(Admission.Run, ledger.Admit(Request(1, "subscriptions/listen"), 10));
        Assert.Equal(Admission.Run, ledger.Admit(Request(2, "subscriptions/listen"), 10));
        Assert.Equal(Admission.Busy, ledger.Admit(Request(3, "subscriptions/listen"), 10));

        Assert.True(ledger.WhenDrained().IsCompletedSuccessfully);
        Assert.Empty(ledger.ClaimAll());
    }

    [Fact]
    public void Draining_ends_with_the_last_answer_written()
    {
        var ledger = new RequestLedger(1, 1, maxBytes: 1000);
        ledger.Admit(Request(1), 10);
        ledger.Admit(Request(2), 10);
        Task drained = ledger.WhenDrained();

        ledger.TryClaim(Id(1));
        Settle(ledger, Id(1));
        ledger.TryClaim(Id(2));
        Assert.False(drained.IsCompleted);
        Settle(ledger, Id(2));
        Assert.True(drained.IsCompletedSuccessfully);
    }

    [Fact]
    public void What_is_left_can_be_claimed_together()
    {
        var ledger = new RequestLedger(2, 1, maxBytes: 1000);
        foreach (int id in (int[])[1, 2, 3])
            ledger.Admit(Request(id), 10);
        ledger.TryClaim(Id(1));

        Assert.Equal([(Id(2), true), (Id(3), false)], ledger.ClaimAll());
        Assert.False(ledger.TryClaim(Id(2)));
        Assert.Empty(Settle(ledger, Id(1)));
    }

    private static RequestId Id(int id) => new(id);

    [Fact]
    public void A_request_with_duplicates_is_settled_once_each_of_them_was_refused()
    {
        var ledger = new RequestLedger(1, 0, maxBytes: 1000);
        ledger.Admit(Request(1), 10);
        ledger.Admit(Request(1), 10);
        ledger.Admit(Request(1), 10);
        ledger.TryClaim(Id(1));

        Assert.False(ledger.TrySettle(Id(1), out _));
        Assert.Equal([true, true, false], new[] { 1, 2, 3 }.Select(_ => ledger.TakeDuplicate(Id(1))));
        Assert.True(ledger.TrySettle(Id(1), out _));
        Assert.Equal(Admission.Run, ledger.Admit(Request(1), 10));
    }

    [Fact]
    public void The_duplicates_of_a_cancelled_request_are_counted()
    {
        var ledger = new RequestLedger(1, 0, maxBytes: 1000);
        ledger.Admit(Request(1), 10);
        ledger.Admit(Request(1), 10);

        ledger.Cancel(Id(1), out _, out int duplicates);

        Assert.Equal(1, duplicates);
    }

    private static IReadOnlyList<JsonRpcRequest> Settle(RequestLedger ledger, RequestId id)
    {
        Assert.True(ledger.TrySettle(id, out IReadOnlyList<JsonRpcRequest> next));
        return next;
    }

    private static JsonRpcRequest Request(int id, string method = "tools/call") => new() { Id = Id(id), Method = method };
}
