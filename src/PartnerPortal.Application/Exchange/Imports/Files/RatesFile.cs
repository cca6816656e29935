using PartnerPortal.Application.Exchange.Imports.Fields;

namespace PartnerPortal.Application.Exchange.Imports.Files;

/// <summary>Reference rates: units of a currency for one unit of program currency.</summary>
internal static class RatesFile
{
    public static readonly FileSchema Schema = new("rates.csv", "rate", "import_rate")
    {
        Columns =
        [
            ImportColumn.Text("currency", CodeFields.Currency) with { Required = true },
            ImportColumn.Date("date") with { Required = true, Field = "rate_on" },
            ImportColumn.Number("rate", NumberFields.Rate) with { Required = true },
            ImportColumn.Text("source", TextFields.Free),
        ],
        Key = ["currency", "date"],
        Stored = "select currency, rate_on, rate, source from exchange_rate where program_id = current_setting('portal.program')",
        Register =
        [
            """
            insert into exchange_rate (program_id, currency, rate_on, rate, source)
            select current_setting('portal.program'), currency, rate_on, rate, source from import_rate
            """,
        ],
    };
}
