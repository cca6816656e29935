namespace PartnerPortal.Application.Finance.Ledger;

/// <summary>Commission that is not payable, since its invoice is disputed today. $1 is the program.</summary>
internal static class HeldCommission
{
    /// <summary>Its postings <c>c</c> with their invoices <c>i</c>, of all partners: whose it is comes as a further condition.</summary>
    public const string From = """
        from invoice i join posting c on c.partner_id = i.partner_id and c.invoice_no = i.invoice_no and c.kind = 'commission'
        where i.program_id = $1 and i.disputed
        """;

    /// <summary>The sum of the partner $2 as an expression: zero without any.</summary>
    public const string Sum = $"coalesce((select sum(c.amount) {From} and i.partner_id = $2), 0)";
}
