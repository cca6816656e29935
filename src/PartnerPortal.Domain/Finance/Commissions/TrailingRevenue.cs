namespace PartnerPortal.Domain.Finance.Commissions;

/// <summary>
/// A partner's revenue in the year before an issue date (spec 01.2): the net of its lines that got a rate, on invoices issued in
/// [date - 1 year, date), less what credit notes issued before the date took off those lines, each line converted by
/// <c>round(net / fx)</c>. Lines are added, and sums asked for, in order of issue date.
/// </summary>
public sealed class TrailingRevenue
{
    private readonly Queue<Line> _window = new();
    private readonly PriorityQueue<Line, DateOnly> _entering = new();
    private readonly PriorityQueue<(Line Line, decimal Net), DateOnly> _credits = new();
    private decimal _sum;

    /// <summary>Adds a line that got a rate.</summary>
    /// <param name="issuedOn">Issue date of its invoice.</param>
    /// <param name="net">Net, invoice currency.</param>
    /// <param name="fx">Units of invoice currency for one of program currency.</param>
    /// <param name="credits">What credit notes take off the line; invoice currency, positive.</param>
    public void Add(DateOnly issuedOn, decimal net, decimal fx, IReadOnlyList<(DateOnly IssuedOn, decimal Net)> credits)
    {
        var line = new Line(issuedOn, net, fx);
        _entering.Enqueue(line, issuedOn);
        foreach (var credit in credits) _credits.Enqueue((line, credit.Net), credit.IssuedOn);
    }

    /// <summary>The revenue before a date, program currency, rounded line by line.</summary>
    /// <param name="date">Not before any date asked for earlier.</param>
    public decimal Before(DateOnly date)
    {
        while (_entering.TryPeek(out var line, out var issuedOn) && issuedOn < date)
        {
            _entering.Dequeue();
            _window.Enqueue(line);
            line.InWindow = true;
            _sum += line.Converted;
        }

        while (_credits.TryPeek(out var credit, out var creditedOn) && creditedOn < date)
        {
            _credits.Dequeue();
            var before = credit.Line.Converted;
            credit.Line.Net -= credit.Net;
            if (credit.Line.InWindow) _sum += credit.Line.Converted - before;
        }

        while (_window.TryPeek(out var oldest) && oldest.IssuedOn < date.AddYears(-1))
        {
            _window.Dequeue();
            oldest.InWindow = false;
            _sum -= oldest.Converted;
        }

        return _sum;
    }

    private sealed class Line(DateOnly issuedOn, decimal net, decimal fx)
    {
        public DateOnly IssuedOn { get; } = issuedOn;

        public decimal Net { get; set; } = net;

        public bool InWindow { get; set; }

        public decimal Converted => Money.Round(Net / fx);
    }
}
