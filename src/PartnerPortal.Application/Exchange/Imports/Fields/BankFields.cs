namespace PartnerPortal.Application.Exchange.Imports.Fields;

/// <summary>Account numbers.</summary>
internal static class BankFields
{
    /// <summary>An IBAN with sound check digits (ISO 13616); single blanks between its groups are dropped.</summary>
    public static Cell Iban(ReadOnlyMemory<byte> field)
    {
        var compact = field.ToArray().Where(character => character != ' ').ToArray();
        return Domain.Program.Partners.Iban.IsSound(compact)
            ? Cell.Of(compact)
            : Cell.Faulty("not an IBAN, or its check digits do not fit");
    }
}
