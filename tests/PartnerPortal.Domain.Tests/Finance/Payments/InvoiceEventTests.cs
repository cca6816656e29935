using PartnerPortal.Domain.Finance.Payments;
using Shouldly;
using Xunit;

namespace PartnerPortal.Domain.Tests.Finance.Payments;

public sealed class InvoiceEventTests
{
    [Fact]
    public void A_key_names_the_kind_and_the_document()
    {
        Event(InvoiceEventKind.Invoice, 1, "R-1").Key.ShouldBe("invoice:R-1");
        Event(InvoiceEventKind.CreditNote, 1, "R-1").Key.ShouldBe("credit_note:R-1");
        Event(InvoiceEventKind.Payment, 1, "R-1").Key.ShouldBe("payment:R-1");
    }

    [Fact]
    public void They_are_ordered_by_date_then_invoice_credits_payments_then_number()
    {
        InvoiceEvent[] inOrder =
        [
            Event(InvoiceEventKind.Payment, 3, "9"), Event(InvoiceEventKind.Invoice, 4, "R-1"),
            Event(InvoiceEventKind.CreditNote, 4, "C-1"),
            Event(InvoiceEventKind.Payment, 4, "10"), Event(InvoiceEventKind.Payment, 4, "9"), Event(InvoiceEventKind.Payment, 4, "a"),
            Event(InvoiceEventKind.CreditNote, 5, "C-0"),
        ];
        var sorted = inOrder.Reverse().ToList();
        sorted.Sort(InvoiceEvent.InOrder);
        sorted.ShouldBe(inOrder);
    }

    private static InvoiceEvent Event(InvoiceEventKind kind, int day, string document) =>
        new(kind, new DateOnly(2013, 3, day), document, 1m, []);
}
