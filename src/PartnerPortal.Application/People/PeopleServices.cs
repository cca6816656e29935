using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PartnerPortal.Application.People.Accounts;
using PartnerPortal.Application.People.Persons;
using PartnerPortal.Data.People.Identity;

namespace PartnerPortal.Application.People;

/// <summary>Accounts, persons, roles, invitations.</summary>
public static class PeopleServices
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        // Accounts
        .AddSingleton<IPasswordHasher<PortalUser>, PasswordHasher<PortalUser>>()
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
        .AddSingleton<ResetPassword>()
        // Persons
        .AddSingleton<AddUser>()
        .AddSingleton<RecordRefusedAccess>()
        .AddSingleton<PeopleQueries>()
        .AddSingleton<InvitePerson>()
        .AddSingleton<Invitations>()
        .AddSingleton<AcceptInvitation>()
        .AddSingleton<ChangeRole>()
        .AddSingleton<SetDirectLine>()
        .AddSingleton<DisablePerson>()
        .AddSingleton<EndSessionsOfPerson>()
        .AddSingleton<RescueUser>()
        .AddSingleton<ResetSecondFactor>();
}
