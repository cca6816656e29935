using FsCheck;
using FsCheck.Fluent;
using PartnerPortal.Domain.Finance.Payments;

namespace PartnerPortal.Domain.Tests.Finance.Payments;

/// <summary>A random invoice and what happens to it: part payments, returned payments, overpayments, credits within what is left.</summary>
internal sealed record InvoiceCase(decimal Fx, decimal Gross, IReadOnlyList<LineCase> Lines, IReadOnlyList<InvoiceEvent> Events)
{
    public static Gen<InvoiceCase> Any { get; } =
        from fx in Amounts.Fx
        from lines in LineCase.Any.NonEmptyListOf().Resize(5)
        from tax in Gen.Elements(0, 7, 19, 21, 27)
        from steps in Step.Any.ListOf().Resize(10)
        select With(fx, [.. lines], tax, steps);

    /// <summary>A new account of the invoice, to which nothing has happened.</summary>
    public InvoiceAccount Open() => InvoiceSamples.InCurrency(
        Fx == 1m ? "EUR" : "USD", Fx, Gross, [.. Lines.Select((line, index) => InvoiceSamples.Line(index + 1, line.Net, line.Rate))]);

    /// <summary>What spec 01.3 says about a line after these events, in exact arithmetic.</summary>
    public decimal Target(int lineIndex, IReadOnlyCollection<InvoiceEvent> events)
    {
        if (Lines[lineIndex].Rate is not { } rate) return 0m;
        var net = Lines[lineIndex].Net
            - events.SelectMany(happened => happened.Credits).Where(credit => credit.LineIndex == lineIndex).Sum(credit => credit.Net);
        var gross = Gross - Sum(InvoiceEventKind.CreditNote);
        var paid = Sum(InvoiceEventKind.Payment);
        Fraction share = gross <= 0 || paid >= gross ? 1m : paid <= 0 ? 0m : (Fraction)paid / gross;
        return ((Fraction)rate / 100m * net * share / Fx).RoundToCents();

        decimal Sum(InvoiceEventKind kind) => events.Where(happened => happened.Kind == kind).Sum(happened => happened.Amount);
    }

    private static InvoiceCase With(decimal fx, LineCase[] lines, int tax, IEnumerable<Step> steps)
    {
        var left = lines.Select(line => line.Net).ToArray();
        var gross = WithTax(left.Sum());
        var events = new List<InvoiceEvent> { InvoiceSamples.Issued() };
        foreach (var step in steps)
        {
            var date = InvoiceSamples.IssuedOn.AddDays(step.Day);
            var number = $"D-{events.Count}";
            if (!step.IsCredit)
            {
                events.Add(new(InvoiceEventKind.Payment, date, number, Cents(gross * step.PerMille / 1000m), []));
                continue;
            }

            var credits = CreditsWithin(left, step);
            if (credits.Count > 0)
                events.Add(new(InvoiceEventKind.CreditNote, date, number, WithTax(credits.Sum(credit => credit.Net)), credits));
        }

        return new InvoiceCase(fx, gross, lines, events);

        decimal WithTax(decimal net) => Cents(net * (100 + tax) / 100m);
    }

    private static List<(int LineIndex, decimal Net)> CreditsWithin(decimal[] left, Step step)
    {
        var credits = new List<(int, decimal)>();
        for (var index = step.Day % 2; index < left.Length; index += 2)
        {
            var net = Cents(left[index] * Math.Abs(step.PerMille % 1001) / 1000m);
            if (net <= 0) continue;
            left[index] -= net;
            credits.Add((index, net));
        }

        return credits;
    }

    private static decimal Cents(decimal amount) => decimal.Truncate(amount * 100m) / 100m;

    private sealed record Step(bool IsCredit, int PerMille, int Day)
    {
        public static Gen<Step> Any { get; } =
            from credit in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
            from part in Gen.Frequency(
                (4, Gen.Choose(1, 700)), (1, Gen.Constant(1000)), (1, Gen.Choose(1001, 1500)), (2, Gen.Choose(-600, -1)))
            from day in Gen.Choose(0, 90)
            select new Step(credit, part, day);
    }
}

/// <summary>A line of an <see cref="InvoiceCase"/>: usual, tiny, negative or zero; with or without a rate.</summary>
internal sealed record LineCase(decimal Net, decimal? Rate)
{
    public static Gen<LineCase> Any { get; } =
        from net in Gen.Frequency(
            (6, Amounts.Cents(1, 500_000)), (3, Amounts.Cents(1, 60)), (2, Amounts.Cents(-50_000, -1)), (1, Gen.Constant(0m)))
        from rate in Gen.Frequency((7, Amounts.Rate.Select(value => (decimal?)value)), (1, Gen.Constant((decimal?)null)))
        select new LineCase(net, rate);
}
