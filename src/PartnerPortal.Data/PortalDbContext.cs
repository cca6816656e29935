using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using PartnerPortal.Data.Finance.Closing;
using PartnerPortal.Data.Finance.Invoicing;
using PartnerPortal.Data.Finance.Ledger;
using PartnerPortal.Data.Finance.Payouts;
using PartnerPortal.Data.Finance.Statements;
using PartnerPortal.Data.Migrations;
using PartnerPortal.Data.People.Identity;
using PartnerPortal.Data.Program.Agreements;
using PartnerPortal.Data.Program.Applications;
using PartnerPortal.Data.Program.Company;
using PartnerPortal.Data.Program.Partners;
using PartnerPortal.Data.Program.Qualification;
using PartnerPortal.Data.Program.Terms;

namespace PartnerPortal.Data;

/// <summary>The model of the portal's tables. Opened through <see cref="PortalDatabase"/>, which sets whose rows it sees.</summary>
public sealed class PortalDbContext(DbContextOptions<PortalDbContext> options) : IdentityUserContext<PortalUser, Guid>(options)
{
    // No partner has an empty number: a context without a scope sees no partner-owned row.
    private const string NoPartner = "";

    private static readonly MethodInfo FilterMethod =
        typeof(PortalDbContext).GetMethod(nameof(Filter), BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>Whose rows the query filters let through; row-level security says the same again.</summary>
    public DataScope? Scope { get; init; }

    /// <summary>The program whose rows are meant.</summary>
    public string ProgramId => (Scope ?? DataScope.All).ProgramId;

    public DbSet<ProgramRow> Programs => Set<ProgramRow>();

    public DbSet<Partner> Partners => Set<Partner>();

    public DbSet<SignedAgreement> Agreements => Set<SignedAgreement>();

    public DbSet<IbanChange> IbanChanges => Set<IbanChange>();

    public DbSet<PartnerApplication> Applications => Set<PartnerApplication>();

    public DbSet<AgreementTextRow> AgreementTexts => Set<AgreementTextRow>();

    public DbSet<AcceptanceRow> Acceptances => Set<AcceptanceRow>();

    public DbSet<QualificationItemRow> QualificationItems => Set<QualificationItemRow>();

    public DbSet<Invoice> Invoices => Set<Invoice>();

    public DbSet<PeriodRow> Periods => Set<PeriodRow>();

    public DbSet<CloseRunRow> CloseRuns => Set<CloseRunRow>();

    public DbSet<CloseStepRow> CloseSteps => Set<CloseStepRow>();

    public DbSet<PostingRow> Postings => Set<PostingRow>();

    public DbSet<StatementRow> Statements => Set<StatementRow>();

    public DbSet<Payout> Payouts => Set<Payout>();

    private string? ScopedPartner => Scope is null ? NoPartner : Scope.PartnerId;

    /// <summary>Saves what changed.</summary>
    /// <exception cref="NpgsqlException">The database is away: told as everywhere else, not as a row that could not be written.</exception>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (DbUpdateException failed) when (failed.InnerException is NpgsqlException cut && DatabaseFailure.IsOutage(cut))
        {
            ExceptionDispatchInfo.Throw(cut);
            throw;
        }
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.UseSnakeCaseNamingConvention().ReplaceService<IHistoryRepository, MigrationHistory>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
        foreach (var owned in builder.Model.GetEntityTypes().Where(type => typeof(IPartnerOwned).IsAssignableFrom(type.ClrType)).ToList())
        {
            FilterMethod.MakeGenericMethod(owned.ClrType).Invoke(this, [builder]);
        }
    }

    private void Filter<TRow>(ModelBuilder builder) where TRow : class, IPartnerOwned =>
        builder.Entity<TRow>().HasQueryFilter(row => ScopedPartner == null || row.PartnerId == ScopedPartner);
}
