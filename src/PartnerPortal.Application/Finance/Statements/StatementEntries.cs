using PartnerPortal.Domain.Finance.Ledger;
using PartnerPortal.Domain.Finance.Statements;

namespace PartnerPortal.Application.Finance.Statements;

/// <summary>A posting as an entry of a statement.</summary>
internal static class StatementEntries
{
    /// <param name="posting">The posting.</param>
    /// <param name="heldInvoices">Invoices that were disputed when the statement was frozen.</param>
    public static StatementEntry Of(Posting posting, IReadOnlySet<string> heldInvoices) => new(
        posting.Kind, posting.ValueDate, posting.Amount, posting.Cause, posting.Why,
        posting.Kind == PostingKind.Commission && heldInvoices.Contains(posting.Why.InvoiceNo!));
}

/// <summary>A statement to be stored, with the invoices whose commission it holds.</summary>
internal sealed record FrozenStatement(Statement Statement, IReadOnlySet<string> HeldInvoices);
