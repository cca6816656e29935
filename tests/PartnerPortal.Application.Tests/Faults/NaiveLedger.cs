using System.Globalization;

namespace PartnerPortal.Application.Tests.Faults;

/// <summary>
/// The money of spec 01 once more, written from that page alone and without a line of the product: keeps all facts in lists, and at each
/// close works every figure out again from the beginning and posts what is missing. Default terms, but for a second version from 1 February
/// 2013.
/// </summary>
internal sealed class NaiveLedger
{
    private static readonly string[] LicenceKinds = ["licence_new", "licence_extension", "licence_subscription"];
    private static readonly string[] FeeKinds = ["registration_fee", "monthly_fee", "fee_waiver"];
    private static readonly DateOnly NewTermsFrom = new(2013, 2, 1);
    private readonly List<NaivePosting> _postings = [];

    public Dictionary<string, NaivePartner> Partners { get; } = [];

    public Dictionary<string, NaiveInvoice> Invoices { get; } = [];

    public Dictionary<string, NaivePayment> Payments { get; } = [];

    public Dictionary<string, NaiveCredit> Credits { get; } = [];

    public Dictionary<string, NaiveService> Services { get; } = [];

    public List<NaiveWaiver> Waivers { get; } = [];

    public List<NaiveProposal> Proposals { get; } = [];

    public List<string> Statements { get; } = [];

    /// <summary>The last month whose close has begun; 0 before the first.</summary>
    public int Taken { get; set; }

    public static int MonthOf(DateOnly date) => date.Year * 12 + date.Month - 1;

    public static DateOnly FirstOf(int month) => new(month / 12, month % 12 + 1, 1);

    public static string Text(int month) => FirstOf(month).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The period that takes in an event that becomes known now.</summary>
    public int PeriodOf(DateOnly date) => Math.Max(MonthOf(date), Taken + 1);

    public void Post(string partner, int period, string kind, decimal amount, string source) =>
        _postings.Add(new NaivePosting(partner, period, kind, amount, source));

    /// <summary>Decides the rates of new invoices; they and all credit notes that came with them are known by now.</summary>
    public void Rate(IEnumerable<NaiveInvoice> invoices)
    {
        foreach (var invoice in invoices)
        {
            var partner = Partners[invoice.Partner];
            var first = !Invoices.Values.Any(
                other => other.Customer == invoice.Customer && IsEarlier(other, invoice)
                    && GrossLeft(other, credit => credit.On < invoice.IssuedOn) > 0);
            foreach (var line in invoice.Lines)
            {
                if (invoice.OptionB || line.Kind == "nfr" || !partner.InForceOn(invoice.IssuedOn)) continue;
                line.Rate = first || line.Kind == "licence_new" ? Math.Min(33m, partner.InitialCap) : Math.Min(23m, partner.FollowUpCap);
            }
        }
    }

    /// <summary>What is left of an invoice's line for a further credit.</summary>
    public decimal NetLeft(NaiveInvoice invoice, int line) => NetLeft(invoice, line, _ => true);

    /// <summary>What a partner could be paid today of a month's proposal.</summary>
    public decimal PayableNow(string partner, int month) => Balance(partner) + NotDue(partner, month, int.MaxValue) - Held(partner)
        - Proposals.Where(proposal => proposal.Partner == partner && proposal.IsUnderWay).Sum(proposal => proposal.Payable);

    public void Close(int month)
    {
        Taken = month;
        foreach (var invoice in Invoices.Values) CloseInvoice(invoice, month);
        foreach (var service in Services.Values.Where(service => service.Period == month))
            Add(
                service.Partner, month, "sla_service", -Round(service.ListPrice * (service.On >= NewTermsFrom ? 0.60m : 0.50m)),
                service.Id);
        foreach (var partner in Partners.Values.Where(partner => partner.EntryPeriod <= month)) CloseFees(partner, month);
        foreach (var waiver in Waivers.Where(waiver => waiver.Period == month))
            Add(waiver.Partner, month, "fee_waiver", Fee(Partners[waiver.Partner], waiver.Month), YearOf(waiver.Month));
        foreach (var partner in Partners.Values.Where(partner => partner.EntryPeriod <= month)) CloseRefund(partner, month);
        foreach (var partner in Partners.Keys.Order(StringComparer.Ordinal)) CloseStatement(partner, month);
    }

    /// <summary>Sums by partner, period and kind: "A 2013-01 commission 12.00".</summary>
    public IEnumerable<string> Sums() => _postings.Where(posting => posting.Period <= Taken)
        .GroupBy(posting => $"{posting.Partner} {Text(posting.Period)} {posting.Kind}").Where(IsNotZero)
        .Select(group => $"{group.Key} {Amount(group.Sum(posting => posting.Amount))}").Order(StringComparer.Ordinal);

    /// <summary>What each line has earned: "I001 2 12.00".</summary>
    public IEnumerable<string> Earned() => _postings.Where(posting => posting.Kind == "commission")
        .GroupBy(posting => posting.Source).Where(IsNotZero).Select(
            group => $"{group.Key} {Amount(group.Sum(posting => posting.Amount))}").Order(StringComparer.Ordinal);

    private void CloseInvoice(NaiveInvoice invoice, int month)
    {
        var paid = Payments.Values.Where(payment => payment.Invoice == invoice.No && payment.Period <= month).Sum(
            payment => payment.Amount);
        var gross = GrossLeft(invoice, credit => credit.Period <= month);
        for (var line = 1; line <= invoice.Lines.Length; line++)
        {
            var full = invoice.Lines[line - 1].Rate * NetLeft(invoice, line, credit => credit.Period <= month);
            var target = gross <= 0 || paid > 0 && paid >= gross
                ? Round(full / (100m * invoice.Fx)) : paid <= 0 ? 0m
                : Round(full * paid / (100m * gross * invoice.Fx));
            AddDifference(invoice.Partner, month, "commission", target, $"{invoice.No} {line}");
        }

        if (!invoice.OptionB) return;
        AddDifference(invoice.Partner, month, "purchase", invoice.Period <= month ? -Round(gross / invoice.Fx) : 0m, invoice.No);
        AddDifference(invoice.Partner, month, "payment_in", Round(paid / invoice.Fx), invoice.No);
    }

    private void CloseFees(NaivePartner partner, int month)
    {
        var first = month;
        if (partner.EntryPeriod == month)
        {
            first = MonthOf(partner.ActivatedOn);
            Add(partner.Id, month, "registration_fee", -196m, YearOf(first));
        }

        for (var charged = first; charged <= month; charged++)
        {
            if (partner.ChargedIn(charged)) Add(partner.Id, month, "monthly_fee", -Fee(partner, charged), YearOf(charged));
        }
    }

    private void CloseRefund(NaivePartner partner, int month)
    {
        var year = FirstOf(month).Year;
        var source = year.ToString(CultureInfo.InvariantCulture);
        var revenue = Invoices.Values.Where(
            invoice => invoice.Partner == partner.Id && invoice.IssuedOn.Year == year && invoice.Period <= month
                && partner.InForceOn(invoice.IssuedOn))
            .Sum(invoice => Enumerable.Range(1, invoice.Lines.Length).Where(line => LicenceKinds.Contains(invoice.Lines[line - 1].Kind))
                .Sum(line => Round(NetLeft(invoice, line, credit => credit.Period <= month) / invoice.Fx)));
        var fees = -_postings.Where(posting => posting.Partner == partner.Id && posting.Source == source && FeeKinds.Contains(posting.Kind))
            .Sum(posting => posting.Amount);
        AddDifference(partner.Id, month, "fee_refund", revenue >= 2_500m ? fees : 0m, source);
    }

    private void CloseStatement(string partner, int month)
    {
        var (opening, closing) = (Balance(partner, month - 1), Balance(partner, month));
        if (opening == 0 && !_postings.Any(posting => posting.Partner == partner && posting.Period == month)) return;
        var held = Held(partner);
        Statements.Add($"{Text(month)} {partner} {Amount(opening)} {Amount(closing)} {Amount(held)}");
        foreach (var old in Proposals.Where(proposal => proposal.Partner == partner && proposal.Status == "open"))
            old.Status = "superseded";
        var underWay = Proposals.Where(proposal => proposal.Partner == partner && proposal.IsUnderWay).Sum(proposal => proposal.Payable);
        var leftSince = -_postings.Where(posting => posting.Partner == partner && posting.Kind == "payout" && posting.Period > month).Sum(
            posting => posting.Amount);
        var payable = closing + NotDue(partner, month, month) - held - underWay - leftSince;
        Proposals.Add(
            new NaiveProposal(partner, month, payable) { Status = payable >= 50m && Partners[partner].HasAccount ? "open" : "withheld" });
    }

    private void AddDifference(string partner, int month, string kind, decimal target, string source) =>
        Add(
            partner, month, kind,
            target - _postings.Where(posting => posting.Partner == partner && posting.Kind == kind && posting.Source == source).Sum(
                posting => posting.Amount), source);

    private void Add(string partner, int month, string kind, decimal amount, string source)
    {
        if (amount != 0) Post(partner, month, kind, amount, source);
    }

    private decimal Balance(string partner, int through = int.MaxValue) =>
        _postings.Where(posting => posting.Partner == partner && posting.Period <= through).Sum(posting => posting.Amount);

    private decimal NotDue(string partner, int month, int through) =>
        Invoices.Values.Where(invoice => invoice.OptionB && invoice.Partner == partner && invoice.Due >= FirstOf(month + 1))
            .Sum(invoice => Math.Max(0m, -_postings.Where(posting => posting.Partner == partner && posting.Source == invoice.No
                && posting.Kind is ("purchase" or "payment_in") && posting.Period <= through).Sum(posting => posting.Amount)));

    private decimal Held(string partner)
    {
        var disputed = Invoices.Values.Where(invoice => invoice.Disputed).Select(invoice => invoice.No).ToHashSet();
        return _postings.Where(
            posting => posting.Partner == partner && posting.Kind == "commission" && disputed.Contains(posting.Source.Split(' ')[0])).Sum(
                posting => posting.Amount);
    }

    private decimal GrossLeft(NaiveInvoice invoice, Func<NaiveCredit, bool> counts) =>
        invoice.Gross - Credits.Values.Where(credit => credit.Invoice == invoice.No && counts(credit)).Sum(credit => credit.Gross);

    private decimal NetLeft(NaiveInvoice invoice, int line, Func<NaiveCredit, bool> counts) => invoice.Lines[line - 1].Net
        - Credits.Values.Where(credit => credit.Invoice == invoice.No && credit.Line == line && counts(credit)).Sum(credit => credit.Net);

    private static bool IsNotZero(IEnumerable<NaivePosting> postings) => postings.Sum(posting => posting.Amount) != 0;

    private static decimal Fee(NaivePartner partner, int month)
    {
        var asOf = FirstOf(month) > partner.ActivatedOn ? FirstOf(month) : partner.ActivatedOn;
        return asOf >= NewTermsFrom ? 50.50m : 48m;
    }

    private static string YearOf(int month) => FirstOf(month).Year.ToString(CultureInfo.InvariantCulture);

    private static bool IsEarlier(NaiveInvoice one, NaiveInvoice other) =>
        one.IssuedOn < other.IssuedOn || one.IssuedOn == other.IssuedOn && string.CompareOrdinal(one.No, other.No) < 0;

    private static decimal Round(decimal amount) => decimal.Truncate(amount * 100m + (amount < 0 ? -0.5m : 0.5m)) / 100m;

    private static string Amount(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
