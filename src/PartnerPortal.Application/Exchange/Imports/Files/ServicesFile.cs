using PartnerPortal.Application.Exchange.Imports.Fields;

namespace PartnerPortal.Application.Exchange.Imports.Files;

/// <summary>Services that partners book for themselves.</summary>
internal static class ServicesFile
{
    public static readonly FileSchema Schema = new("services.csv", "service", "import_service")
    {
        Columns =
        [
            ImportColumn.Id("service_id") with { Required = true },
            ImportColumn.Id("partner_id") with { Required = true },
            ImportColumn.Date("date") with { Required = true, Field = "booked_on" },
            ImportColumn.Text("description", TextFields.Free) with { Required = true },
            ImportColumn.Number("list_price", NumberFields.AmountNotNegative) with { Required = true },
        ],
        Key = ["service_id"],
        Stored = """
            select service_id, partner_id, booked_on, description, list_price from service
                where program_id = current_setting('portal.program')
            """,
        References = [new("partner_id", PartnersFile.Schema)],
        Register =
        [
            $"""
            insert into service (program_id, service_id, partner_id, booked_on, description, list_price, period)
            select current_setting('portal.program'), service_id, partner_id, booked_on, description, list_price,
                {ImportSql.PeriodOf("booked_on")} from import_service
            """,
        ],
    };
}
