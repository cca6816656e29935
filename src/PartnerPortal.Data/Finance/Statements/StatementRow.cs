namespace PartnerPortal.Data.Finance.Statements;

/// <summary>A frozen statement; its entries are the postings of the partner in the period.</summary>
public sealed class StatementRow : IPartnerOwned
{
    public required string ProgramId { get; init; }

    public required string PartnerId { get; init; }

    public DateOnly Period { get; init; }

    public required string Number { get; init; }

    public decimal Opening { get; init; }

    public decimal RegistrationFee { get; init; }

    public decimal MonthlyFee { get; init; }

    public decimal FeeWaiver { get; init; }

    public decimal FeeRefund { get; init; }

    public decimal Commission { get; init; }

    public decimal SlaService { get; init; }

    public decimal Purchase { get; init; }

    public decimal PaymentIn { get; init; }

    public decimal Payout { get; init; }

    public decimal Adjustment { get; init; }

    public decimal Closing { get; init; }

    public decimal Held { get; init; }

    public required string[] HeldInvoices { get; init; }

    public required string Currency { get; init; }

    public int FeeYear { get; init; }

    public decimal LicenceRevenue { get; init; }

    public decimal Threshold { get; init; }

    public decimal Fees { get; init; }

    public required string Name { get; init; }

    public required string Country { get; init; }

    public required string Language { get; init; }

    public string? VatId { get; init; }

    public string? Iban { get; init; }

    public required string Hash { get; init; }
}
