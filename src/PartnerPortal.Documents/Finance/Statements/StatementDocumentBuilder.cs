using PartnerPortal.Domain;
using PartnerPortal.Domain.Finance.Statements;

namespace PartnerPortal.Documents.Finance.Statements;

/// <summary>Says a statement in the partner's language.</summary>
internal sealed class StatementDocumentBuilder(Statement statement, StatementVendor vendor)
{
    private readonly StatementLanguage _language = StatementLanguage.Of(statement.Partner.Language);

    public StatementDocument Build()
    {
        var date = statement.Period.Last;
        return new StatementDocument
        {
            Language = _language.Code,
            Date = [date.Year, date.Month, date.Day],
            Title = _language.Text("Title"),
            Number = statement.Number,
            Vendor = Vendor(),
            Partner = Partner(),
            Facts = Facts(),
            Figures = Figures(),
            Goal = Goal(),
            Opening = new(_language.Text("OpeningBalance"), _language.Amount(statement.Opening.Amount)),
            Sections = new StatementSectionBuilder(_language).Build(statement.Entries),
            NoEntries = _language.Text("NoEntries"),
            Closing = new(_language.Text("ClosingBalance"), _language.Amount(statement.Closing), InWhoseFavour(statement.Closing)),
            HeldSentence = statement.Held.IsZero ? null : _language.Text("HeldSentence", _language.Amount(statement.Held)),
            SignNote = _language.Text("SignNote"),
            Page = _language.Text("Page").Split(["{0}", "{1}"], StringSplitOptions.None),
            Hash = statement.Hash,
        };
    }

    private StatementParty Vendor()
    {
        var vatId = vendor.VatId is null ? null : $"{_language.Text("VatId")} {vendor.VatId}";
        return new(vendor.Name, Said([.. vendor.AddressLines, vatId, vendor.Email, vendor.Website]));
    }

    private StatementParty Partner()
    {
        var partner = statement.Partner;
        return new(partner.Name, [_language.Country(partner.Country)]);
    }

    private List<StatementFact> Facts()
    {
        var partner = statement.Partner;
        var facts = new List<StatementFact>
        {
            new(_language.Text("Number"), statement.Number),
            new(_language.Text("Period"), _language.Month(statement.Period)),
            new(_language.Text("PartnerNumber"), partner.PartnerId),
            new(_language.Text("VatId"), partner.VatId ?? ""),
            new(_language.Text("Iban"), InFours(partner.Iban)),
            new(_language.Text("Currency"), statement.Opening.Currency.Code),
        };
        return [.. facts.Where(fact => fact.Value.Length > 0)];
    }

    private List<StatementFigure> Figures()
    {
        var figures = new List<StatementFigure>
        {
            new(_language.Text("OpeningBalance"), _language.Amount(statement.Opening.Amount), InWhoseFavour(statement.Opening)),
            new(_language.Text("Movements"), _language.Amount((statement.Closing - statement.Opening).Amount), ""),
            new(_language.Text("ClosingBalance"), _language.Amount(statement.Closing.Amount), InWhoseFavour(statement.Closing)),
        };
        if (!statement.Held.IsZero) figures.Add(new(_language.Text("OfWhichHeld"), _language.Amount(statement.Held.Amount), ""));
        return figures;
    }

    private StatementGoal Goal()
    {
        var goal = statement.Goal;
        var share = goal.Reached || goal.Threshold.Amount <= 0m
            ? 1m
            : decimal.Clamp(goal.LicenceRevenue.Amount / goal.Threshold.Amount, 0m, 1m);
        var sentence = goal.Reached
            ? _language.Text("Goal.Reached", goal.FeeYear, _language.Amount(goal.Fees))
            : _language.Text("Goal.Missing", _language.Amount(goal.Missing), goal.FeeYear, _language.Amount(goal.Fees));
        var value = _language.Text("Goal.Value", _language.Amount(goal.LicenceRevenue.Amount), _language.Amount(goal.Threshold));
        return new(_language.Text("Goal.Title", goal.FeeYear), value, share, sentence, goal.Reached);
    }

    private string InWhoseFavour(Money balance) =>
        balance.IsZero ? "" : _language.Text(balance.Amount > 0m ? "InYourFavour" : "InOurFavour");

    private static List<string> Said(IEnumerable<string?> lines) => [.. lines.OfType<string>().Where(line => line.Length > 0)];

    /// <summary>An IBAN as people read it: on one line, in groups of four.</summary>
    private static string InFours(string? iban) =>
        string.Join('\u00a0', (iban ?? "").Replace(" ", "", StringComparison.Ordinal).Chunk(4).Select(four => new string(four)));
}
