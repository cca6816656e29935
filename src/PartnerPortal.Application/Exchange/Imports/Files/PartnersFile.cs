using PartnerPortal.Application.Exchange.Imports.Fields;

namespace PartnerPortal.Application.Exchange.Imports.Files;

/// <summary>Partners with their agreement.</summary>
internal static class PartnersFile
{
    public static readonly FileSchema Schema = new("partners.csv", "partner", "import_partner")
    {
        Columns =
        [
            ImportColumn.Id("partner_id") with { Required = true },
            ImportColumn.Text("name", TextFields.Free) with { Required = true },
            ImportColumn.Text("country", CodeFields.Country) with { Required = true },
            ImportColumn.Text("email", TextFields.Email),
            ImportColumn.Text("language", CodeFields.Language),
            ImportColumn.Date("activated_on") with { Required = true },
            ImportColumn.Date("terminated_on"),
            ImportColumn.Number("initial_cap", NumberFields.Percent),
            ImportColumn.Number("follow_up_cap", NumberFields.Percent),
            ImportColumn.Text("vat_id", TextFields.Line),
            ImportColumn.Text("iban", BankFields.Iban),
        ],
        Key = ["partner_id"],
        // What people changed in the portal since does not make the file another one.
        Stored = """
            select partner_id, name, country, email, language, activated_on, terminated_on, initial_cap, follow_up_cap, vat_id, iban
            from partner_import
            union all
            select partner_id, name, country, email, language, activated_on, terminated_on, (caps ->> 'initial')::numeric,
                (caps ->> 'follow_up')::numeric, vat_id, iban
            from partner join agreement using (partner_id)
            where program_id = current_setting('portal.program') and not exists (select from partner_import i
                where i.partner_id = partner.partner_id)
            """,
        Complete =
        [
            """
            update import_partner
            set language = case when country in ('DE', 'ES', 'RU', 'FR', 'IT', 'PT', 'NL') then lower(country) else 'en' end
            where language is null
            """,
        ],
        Checks =
        [
            new("""
                select line, 'terminated_on' as field, terminated_on::text as value,
                    'before the activation on ' || activated_on as reason
                from import_partner where terminated_on < activated_on
                """),
        ],
        Register =
        [
            $"""
            insert into partner (partner_id, name, country, email, language, vat_id, iban, registered_at)
            select partner_id, name, country, email, language, vat_id, iban, {ImportSql.RegisteredAt} from import_partner
            """,
            $"""
            insert into agreement (program_id, partner_id, activated_on, terminated_on, caps, entry_period)
            select current_setting('portal.program'), partner_id, activated_on, terminated_on,
                jsonb_strip_nulls(jsonb_build_object('initial', initial_cap, 'follow_up', follow_up_cap)), {ImportSql.PeriodOf("activated_on")}
            from import_partner
            """,
            """
            insert into partner_import (partner_id, name, country, email, language, activated_on, terminated_on, initial_cap,
                follow_up_cap, vat_id, iban)
            select partner_id, name, country, email, language, activated_on, terminated_on, initial_cap, follow_up_cap, vat_id, iban
                from import_partner
            """,
        ],
    };
}
