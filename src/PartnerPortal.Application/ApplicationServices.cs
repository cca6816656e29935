using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Application.Access;
using PartnerPortal.Application.Commissions;
using PartnerPortal.Application.Exports;
using PartnerPortal.Application.Fees;
using PartnerPortal.Application.Imports;
using PartnerPortal.Application.Invoicing;
using PartnerPortal.Application.Ledger;
using PartnerPortal.Application.Months;
using PartnerPortal.Application.Partners;
using PartnerPortal.Application.Payouts;
using PartnerPortal.Application.Statements;
using PartnerPortal.Application.Vendor;
using PartnerPortal.Data.Identity;

namespace PartnerPortal.Application;

/// <summary>The use cases and queries, by noun.</summary>
public static class ApplicationServices
{
    /// <param name="services">The host's services; the database and the documents are added apart.</param>
    /// <param name="configuration">Names the vendor.</param>
    public static IServiceCollection AddApplication(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton(VendorDetails.Of(configuration))
        .AddSingleton<IPasswordHasher<PortalUser>, PasswordHasher<PortalUser>>()
        .AddSingleton<AddUser>()
        .AddSingleton<ImportFiles>()
        .AddMonths()
        .AddSingleton<MarkDisputed>()
        .AddSingleton<LinkCreditNote>()
        .AddSingleton<WaiveFee>()
        .AddSingleton<AdjustLedger>()
        .AddSingleton<PayPartner>()
        .AddSingleton<LedgerHash>()
        .AddSingleton<Invariants>()
        .AddSingleton<LedgerQueries>()
        .AddSingleton<PartnerQueries>()
        .AddSingleton<StatementQueries>()
        .AddSingleton<WriteStatementFiles>()
        .AddSingleton<ExportFiles>();

    private static IServiceCollection AddMonths(this IServiceCollection services) => services
        .AddSingleton<ICloseStep, CommissionCloseStep>()
        .AddSingleton<ICloseStep, FeeCloseStep>()
        .AddSingleton<ICloseStep, RefundCloseStep>()
        .AddSingleton<ICloseStep, StatementCloseStep>()
        .AddSingleton<ICloseStep, PayoutCloseStep>()
        .AddSingleton<CloseMonth>()
        .AddSingleton<PreviewMonth>()
        .AddSingleton<CloseDueMonths>()
        .AddSingleton<RequestStop>()
        .AddSingleton<SetAutomaticClose>()
        .AddSingleton<MonthQueries>();
}
