using PartnerPortal.Application.Exchange.Imports.Fields;

namespace PartnerPortal.Application.Exchange.Imports.Files;

/// <summary>End customers.</summary>
internal static class CustomersFile
{
    public static readonly FileSchema Schema = new("customers.csv", "customer", "import_customer")
    {
        Columns =
        [
            ImportColumn.Id("customer_id") with { Required = true },
            ImportColumn.Text("name", TextFields.Free) with { Required = true },
            ImportColumn.Text("country", CodeFields.Country) with { Required = true },
        ],
        Key = ["customer_id"],
        Stored = "select customer_id, name, country from customer where program_id = current_setting('portal.program')",
        Register =
        [
            """
            insert into customer (program_id, customer_id, name, country) select current_setting('portal.program'), customer_id, name,
                country from import_customer
            """,
        ],
    };
}
