using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Application.Program.Agreements;
using PartnerPortal.Application.Program.Applications;
using PartnerPortal.Application.Program.Company;
using PartnerPortal.Application.Program.Partners;
using PartnerPortal.Application.Program.Qualification;
using PartnerPortal.Application.Program.Terms;

namespace PartnerPortal.Application.Program;

/// <summary>Terms, partners, applications, agreements, qualification, company.</summary>
public static class ProgramServices
{
    public static IServiceCollection AddProgram(this IServiceCollection services) => services
        // Agreements
        .AddSingleton<WriteAgreementText>()
        .AddSingleton<AgreementTextQueries>()
        .AddSingleton<AgreementQueries>()
        // Applications
        .AddSingleton(WaitingApplications.Source)
        .AddSingleton<SubmitApplication>()
        .AddSingleton<ConfirmApplication>()
        .AddSingleton<StartReview>()
        .AddSingleton<AssignReviewer>()
        .AddSingleton<DecideCheck>()
        .AddSingleton<NoteOnApplication>()
        .AddSingleton<ApproveApplication>()
        .AddSingleton<RejectApplication>()
        .AddSingleton<RenewAgreementLink>()
        .AddSingleton<AcceptAgreement>()
        .AddSingleton<ApplicationQueries>()
        // Company
        .AddSingleton<CompanyQueries>()
        .AddSingleton<EditCompany>()
        .AddSingleton<CorrectCompany>()
        .AddSingleton<ChangeIban>()
        .AddSingleton<RevokeIbanChange>()
        .AddSingleton<ApplyIbanChanges>()
        // Partners
        .AddSingleton(PartnerSearch.Source)
        .AddSingleton<PartnerHeadQueries>()
        .AddSingleton<SuspendPartner>()
        .AddSingleton<ResumePartner>()
        .AddSingleton<TerminatePartner>()
        .AddSingleton<AssignContact>()
        .AddSingleton<ContactQueries>()
        .AddSingleton<ChangeCaps>()
        .AddSingleton<CapQueries>()
        // Qualification
        .AddSingleton<SaveQualificationItem>()
        .AddSingleton<OrderQualification>()
        .AddSingleton<QualificationQueries>()
        // Terms
        .AddSingleton<TermsQueries>()
        .AddSingleton<StartTermsDraft>()
        .AddSingleton<SaveTermsDraft>()
        .AddSingleton<DiscardTermsDraft>()
        .AddSingleton<RestoreTermsDraft>()
        .AddSingleton<PublishTerms>();
}
