using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Application.Access;
using PartnerPortal.Application.Audit;
using PartnerPortal.Application.Accounts;
using PartnerPortal.Application.Balances;
using PartnerPortal.Application.Commissions;
using PartnerPortal.Application.Customers;
using PartnerPortal.Application.Dashboard;
using PartnerPortal.Application.Agreements;
using PartnerPortal.Application.Applications;
using PartnerPortal.Application.Company;
using PartnerPortal.Application.Exports;
using PartnerPortal.Application.Fees;
using PartnerPortal.Application.Imports;
using PartnerPortal.Application.Invoicing;
using PartnerPortal.Application.Jobs;
using PartnerPortal.Application.Ledger;
using PartnerPortal.Application.Messages;
using PartnerPortal.Application.Lists;
using PartnerPortal.Application.Licensing;
using PartnerPortal.Application.Months;
using PartnerPortal.Application.Parking;
using PartnerPortal.Application.Partners;
using PartnerPortal.Application.Payouts;
using PartnerPortal.Application.Search;
using PartnerPortal.Application.Programs;
using PartnerPortal.Application.Programs.Previews;
using PartnerPortal.Application.Qualification;
using PartnerPortal.Application.Statements;
using PartnerPortal.Application.Timeline;
using PartnerPortal.Application.Vendor;
using PartnerPortal.Application.WorkItems;
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
        .AddMessages()
        .AddSingleton<AuditQueries>()
        .AddAccounts()
        .AddPeople()
        .AddSingleton<ImportFiles>()
        .AddSingleton<JobRuns>()
        .AddMonths()
        .AddLicensing()
        .AddTerms()
        .AddSingleton<MarkDisputed>()
        .AddSingleton<LinkCreditNote>()
        .AddSingleton<WaiveFee>()
        .AddSingleton(AdjustmentPolicy.Of(configuration))
        .AddSingleton<AdjustLedger>()
        .AddSingleton<PayPartner>()
        .AddSingleton<LedgerHash>()
        .AddSingleton<Invariants>()
        .AddSingleton<LedgerQueries>()
        .AddSingleton<ListArrangements>()
        .AddSingleton<CommissionQueries>()
        .AddSingleton<InvoiceQueries>()
        .AddSingleton<AdjustmentQueries>()
        .AddSingleton<PayoutQueries>()
        .AddSingleton<BalanceQueries>()
        .AddSingleton<HoldQueries>()
        .AddSingleton<ResolveWorkItem>()
        .AddSingleton<SearchQueries>()
        .AddSingleton<DashboardQueries>()
        .AddSingleton<CustomerQueries>()
        .AddSingleton<PartnerQueries>()
        .AddSingleton<OpenCommissions>()
        .AddSingleton<PartnerOverviewQueries>()
        .AddSingleton<StatementMonthQueries>()
        .AddSingleton<StatementQueries>()
        .AddSingleton<WriteStatementFiles>()
        .AddSingleton<ExportFiles>()
        .AddOnboarding();

    private static IServiceCollection AddOnboarding(this IServiceCollection services) => services
        .AddSingleton<SubmitApplication>()
        .AddSingleton<ConfirmApplication>()
        .AddSingleton<ReviewApplication>()
        .AddSingleton<DecideApplication>()
        .AddSingleton<RenewAgreementLink>()
        .AddSingleton<AcceptAgreement>()
        .AddSingleton<ApplicationQueries>()
        .AddSingleton<WriteAgreementText>()
        .AddSingleton<AgreementTextQueries>()
        .AddSingleton<EditQualification>()
        .AddSingleton<QualificationQueries>()
        .AddSingleton<SuspendPartner>()
        .AddSingleton<TerminatePartner>()
        .AddSingleton<AssignContact>()
        .AddSingleton<StandingQueries>()
        .AddSingleton<AgreementQueries>()
        .AddSingleton<CompanyQueries>()
        .AddSingleton<EditCompany>()
        .AddSingleton<CorrectCompany>()
        .AddSingleton<ChangeIban>()
        .AddSingleton<RevokeIbanChange>()
        .AddSingleton<ApplyIbanChanges>()
        .AddSingleton<TimelineQueries>();

    private static IServiceCollection AddMessages(this IServiceCollection services) => services
        .AddSingleton<MailQueue>()
        .AddSingleton<PersonalLinks>()
        .AddSingleton<MailQueries>()
        .AddSingleton<SendMailAgain>()
        .AddSingleton<DecideHeldMail>()
        .AddSingleton<NoticeQueries>()
        .AddSingleton<ReadNotices>()
        .AddSingleton<ChooseNotices>();
    private static IServiceCollection AddLicensing(this IServiceCollection services) => services
        .AddSingleton<LicenceQueries>()
        .AddSingleton<AllowanceList>()
        .AddSingleton<TakeLicence>()
        .AddSingleton<ReturnLicence>()
        .AddSingleton<OrderOwnUse>()
        .AddSingleton<EndOwnUseOrder>()
        .AddSingleton<GrantAllowance>()
        .AddSingleton<RecordUse>()
        .AddSingleton<SaveOwnUseOffer>();

    private static IServiceCollection AddTerms(this IServiceCollection services) => services
        .AddSingleton<TermsQueries>()
        .AddSingleton<WriteTermsDraft>()
        .AddSingleton<PublishTerms>()
        .AddSingleton<PreviewTerms>()
        .AddSingleton<TermsPreviewQueries>()
        .AddSingleton<StartTermsPreview>()
        .AddSingleton<StopTermsPreview>()
        .AddSingleton<RunTermsPreview>()
        .AddSingleton<ICleaning, OldTermsPreviews>()
        .AddSingleton<ChangeCaps>();

    private static IServiceCollection AddMonths(this IServiceCollection services) => services
        .AddSingleton<ICloseStep, JudgedCommissionStep>()
        .AddSingleton<ICloseStep, FeeCloseStep>()
        .AddSingleton<ICloseStep, RefundCloseStep>()
        .AddSingleton<ICloseStep, StatementCloseStep>()
        .AddSingleton<ICloseStep, PayoutCloseStep>()
        .AddSingleton<StartClose>()
        .AddSingleton<CloseMonth>()
        .AddSingleton<PreviewMonth>()
        .AddSingleton<CloseDueMonths>()
        .AddSingleton<CloseWantedMonth>()
        .AddSingleton<RequestStop>()
        .AddSingleton<SetAutomaticClose>()
        .AddSingleton<ReleaseParked>()
        .AddSingleton<ReleaseSeveralParked>()
        .AddSingleton<SetParkingLimits>()
        .AddSingleton<MonthQueries>();

    private static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<AccountQueries>()
        .AddSingleton<FactorQueries>()
        .AddSingleton<SessionQueries>()
        .AddSingleton<FactorSecrets>()
        .AddSingleton<CheckPassword>()
        .AddSingleton<ProveFactor>()
        .AddSingleton<ConfirmIdentity>()
        .AddSingleton<OpenSession>()
        .AddSingleton<RememberDevice>()
        .AddSingleton<RefusalTrail>()
        .AddSingleton<RecordRefusedAccess>()
        .AddSingleton<RecordRefusedSignIn>()
        .AddSingleton<SignInByProvider>()
        .AddSingleton<EndSessions>()
        .AddSingleton<SetUpAuthenticator>()
        .AddSingleton<RemoveAuthenticator>()
        .AddSingleton<AddPasskey>()
        .AddSingleton<RemovePasskey>()
        .AddSingleton<RenamePasskey>()
        .AddSingleton<RenewRecoveryCodes>()
        .AddSingleton<ChangePassword>()
        .AddSingleton<ChangeName>()
        .AddSingleton<ChangeLanguage>()
        .AddSingleton<RequestPasswordReset>()
        .AddSingleton<ResetPassword>();

    private static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<PeopleQueries>()
        .AddSingleton<InvitePerson>()
        .AddSingleton<Invitations>()
        .AddSingleton<AcceptInvitation>()
        .AddSingleton<ChangeRole>()
        .AddSingleton<SetDirectLine>()
        .AddSingleton<DisablePerson>()
        .AddSingleton<ICleaning, OldCommands>()
        .AddSingleton<EndSessionsOfPerson>()
        .AddSingleton<RescueUser>()
        .AddSingleton<ResetSecondFactor>();
}
