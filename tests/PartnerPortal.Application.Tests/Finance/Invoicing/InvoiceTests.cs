using PartnerPortal.Data.Finance.Invoicing;
using PartnerPortal.Domain;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Finance.Invoicing;

/// <summary>The marks that people set on invoices and credit notes.</summary>
public sealed class InvoiceTests
{
    private static readonly DateTimeOffset At = new(2013, 2, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_dispute_begins_and_ends_and_never_twice()
    {
        var invoice = Of("I1");
        Should.Throw<InvalidOperationException>(invoice.Undispute);
        invoice.Dispute();
        invoice.Disputed.ShouldBeTrue();
        Should.Throw<InvalidOperationException>(invoice.Dispute);
        invoice.Undispute();
        invoice.Disputed.ShouldBeFalse();
    }

    [Fact]
    public void A_credit_note_gets_its_invoice_once()
    {
        var note = new CreditNote { ProgramId = "main", CreditNo = "C1" };
        note.RequireWaiting();
        note.Link(Of("I1"), new Month(2013, 2), "Finance", At);
        (note.InvoiceNo, note.PartnerId, note.Period, note.LinkedBy, note.LinkedAt).ShouldBe(
            ("I1", "A", new Month(2013, 2), "Finance", At));
        var refused = Should.Throw<RuleViolationException>(() => note.Link(Of("I2"), new Month(2013, 2), "Finance", At));
        (refused.Code, note.InvoiceNo).ShouldBe(("credit.not_waiting", "I1"));
        refused.Values.ShouldBe(["C1"]);
    }

    private static Invoice Of(string number) =>
        new() { ProgramId = "main", InvoiceNo = number, CustomerId = "K", PartnerId = "A", BilledTo = "customer", Currency = "EUR" };
}
