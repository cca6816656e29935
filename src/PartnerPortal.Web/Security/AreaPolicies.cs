using Microsoft.AspNetCore.Authorization;
using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Web.Security;

/// <summary>Who belongs into a part of the portal; what a person may do there is said by <see cref="Permission"/>.</summary>
public static class AreaPolicies
{
    /// <summary>The vendor's people.</summary>
    public const string Staff = "area.staff";

    /// <summary>A partner's people.</summary>
    public const string Partner = "area.partner";

    /// <summary>Anybody who may see statements, all or the own ones.</summary>
    public const string Statements = "area.statements";

    /// <summary>Anybody who may see customers and invoices, all or the own ones.</summary>
    public const string Sales = "area.sales";

    /// <summary>Anybody who may see licences and allowances, all or the own ones.</summary>
    public const string Licences = "area.licences";

    /// <summary>The names of all areas.</summary>
    public static IReadOnlyList<string> All { get; } = [Staff, Partner, Statements, Sales, Licences];

    public static AuthorizationBuilder AddAreaPolicies(this AuthorizationBuilder authorization) => authorization
        .AddPolicy(Staff, policy => For(policy, viewer => viewer.IsStaff))
        .AddPolicy(Partner, policy => For(policy, viewer => !viewer.IsStaff))
        .AddPolicy(Sales, policy => For(policy, viewer => viewer.MaySeeSales()))
        .AddPolicy(Statements, policy => For(policy, viewer => viewer.May(Permission.SeeAllStatements) || viewer.May(Permission.SeeOwnStatements)))
        .AddPolicy(Licences, policy => For(policy, viewer => viewer.May(Permission.SeeAllLicences) || viewer.May(Permission.SeeOwnLicences)));

    private static void For(AuthorizationPolicyBuilder policy, Func<Viewer, bool> belongs) => policy
        .RequireAuthenticatedUser()
        .RequireAssertion(context => ViewerClaims.Of(context.User) is { } viewer && belongs(viewer));
}
