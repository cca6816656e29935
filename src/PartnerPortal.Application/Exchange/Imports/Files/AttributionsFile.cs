using PartnerPortal.Application.Exchange.Imports.Fields;

namespace PartnerPortal.Application.Exchange.Imports.Files;

/// <summary>Partners of record: whose customer a customer is, from a date on.</summary>
internal static class AttributionsFile
{
    public static readonly FileSchema Schema = new("attributions.csv", "attribution", "import_attribution")
    {
        Columns =
        [
            ImportColumn.Id("customer_id") with { Required = true },
            ImportColumn.Id("partner_id") with { Required = true },
            ImportColumn.Date("from") with { Required = true, Field = "valid_from" },
        ],
        Key = ["customer_id", "from"],
        Stored = "select customer_id, partner_id, valid_from from attribution where program_id = current_setting('portal.program')",
        References = [new("customer_id", CustomersFile.Schema), new("partner_id", PartnersFile.Schema)],
        Register =
        [
            """
            insert into attribution (program_id, customer_id, valid_from, partner_id)
            select current_setting('portal.program'), customer_id, valid_from, partner_id from import_attribution
            """,
        ],
    };
}
