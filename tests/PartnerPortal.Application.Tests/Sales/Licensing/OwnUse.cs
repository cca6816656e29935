using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Sales.Licensing;
using PartnerPortal.Data.Platform.Access;
using PartnerPortal.Domain;
using PartnerPortal.Domain.Sales.Licensing;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;

namespace PartnerPortal.Application.Tests.Sales.Licensing;

/// <summary>Two partners who order for themselves, and a manager, on 15 January 2026 unless the clock is moved.</summary>
internal sealed class OwnUse : IAsyncDisposable
{
    public static readonly Viewer Manager = new(Guid.NewGuid(), "Mara", PortalRole.Manager, null);
    public static readonly Viewer Owner = LedgerDatabase.Owner("A");
    public static readonly Viewer Other = LedgerDatabase.Owner("B");
    public static readonly Viewer Technician = new(Guid.NewGuid(), "Tina", PortalRole.PartnerTechnician, "A");
    public static readonly CancellationToken Ct = CancellationToken.None;

    private OwnUse(LedgerDatabase ledger) => Ledger = ledger;

    public LedgerDatabase Ledger { get; }

    public TakeLicence Take => new(Ledger.Database, Ledger.Time);

    public ReturnLicence Return => new(Ledger.Database, Ledger.Time);

    public OrderOwnUse Order => new(Ledger.Database, Ledger.Time);

    public EndOwnUseOrder End => new(Ledger.Database, Ledger.Time);

    public GrantAllowance Grant => new(Ledger.Database, Ledger.Time);

    public RevokeAllowance Revoke => new(Ledger.Database, Ledger.Time);

    public RecordUse Record => new(Ledger.Database, Ledger.Time);

    public RetractUse Retract => new(Ledger.Database, Ledger.Time);

    public LicenceQueries Queries => new(Ledger.Database, Ledger.Time);

    public DateOnly Today
    {
        get => Ledger.Time.Today;
        set => Ledger.Time.Today = value;
    }

    public static async Task<OwnUse> CreateAsync(Books? more = null, bool withPlus = true)
    {
        var books = (more ?? new Books()).Partner("A", "2025-12-10").Partner("B", "2025-12-10");
        var ownUse = new OwnUse(await LedgerDatabase.CreateAsync(books));
        var save = new SaveOwnUseOffer(ownUse.Ledger.Database, ownUse.Ledger.Time);
        if (withPlus)
            await save.RunAsync(
                Manager, CommandId.New(), new SaveOwnUseOfferCommand(Offer("plus", OwnUseKind.Plus, OwnUseUnit.Month, 5.05m, "PLUS"), true),
                Ct);
        await save.RunAsync(
            Manager, CommandId.New(),
            new SaveOwnUseOfferCommand(Offer("hour", OwnUseKind.Support, OwnUseUnit.Hour, 75.25m, "Support hour"), true), Ct);
        return ownUse;
    }

    public static OwnUseOffer Offer(string id, OwnUseKind kind, OwnUseUnit unit, decimal price, string name) =>
        new(id, kind, unit, price, new Dictionary<string, string> { ["en"] = name, ["de"] = name + " (de)" }, true);

    /// <summary>An order at the price that is shown.</summary>
    public async Task<OrderOwnUseCommand> QuotedAsync(string offer, int quantity = 1, Viewer? viewer = null)
    {
        var quote = await Queries.QuoteAsync(viewer ?? Owner, offer, quantity, Today, "en", Ct);
        return new OrderOwnUseCommand(offer, quantity, Today, quote.Price, "en");
    }

    public async Task<LicenceOverview> OverviewAsync(Viewer? viewer = null) =>
        (await Queries.FindAsync(viewer ?? Owner, (viewer ?? Owner).PartnerId!, "en", Ct)).ShouldNotBeNull();

    public static async Task<string> Refusal(Func<Task> act) => (await act.ShouldThrowAsync<RuleViolationException>()).Code;

    public ValueTask DisposeAsync() => Ledger.DisposeAsync();
}
