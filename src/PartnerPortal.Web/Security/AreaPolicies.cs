using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using PartnerPortal.Application.Platform.Access;

namespace PartnerPortal.Web.Security;

/// <summary>
/// Who belongs into a part of the portal; what a person may do there is said by <see cref="Permission"/>. An area whose pages several
/// audiences share names its policy in its part and adds it with its screens.
/// </summary>
public static partial class AreaPolicies
{
    /// <summary>The vendor's people.</summary>
    public const string Staff = "area.staff";

    /// <summary>A partner's people.</summary>
    public const string Partner = "area.partner";

    /// <summary>The names of all of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(AreaPolicies).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    public static AuthorizationBuilder AddAreaPolicies(this AuthorizationBuilder authorization) => authorization
        .AddPolicy(Staff, policy => For(policy, viewer => viewer.IsStaff))
        .AddPolicy(Partner, policy => For(policy, viewer => !viewer.IsStaff));

    /// <summary>A part for whoever has one of the permissions.</summary>
    internal static IServiceCollection AddAreaPolicy(this IServiceCollection services, string name, params Permission[] anyOf)
    {
        services.AddAuthorizationBuilder().AddPolicy(name, policy => For(policy, viewer => anyOf.Any(viewer.May)));
        return services;
    }

    private static void For(AuthorizationPolicyBuilder policy, Func<Viewer, bool> belongs) => policy
        .RequireAuthenticatedUser()
        .RequireAssertion(context => ViewerClaims.Of(context.User) is { } viewer && belongs(viewer));
}
