namespace PartnerPortal.Application.Ledger;

/// <summary>Commission that is not payable, since its invoice is disputed today.</summary>
internal static class HeldCommission
{
    /// <summary>Its sum as an SQL expression: zero without any. $1 is the program, $2 the partner.</summary>
    public const string Sum = """
        coalesce((select sum(c.amount) from invoice i join posting c on c.partner_id = i.partner_id and c.invoice_no = i.invoice_no and c.kind = 'commission'
            where i.program_id = $1 and i.partner_id = $2 and i.disputed), 0)
        """;
}
