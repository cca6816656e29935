using PartnerPortal.Application.Platform;
using PartnerPortal.Demo;
using PartnerPortal.Web.Security.Provider;

namespace PartnerPortal.Web.Security;

/// <summary>What the settings say about signing in.</summary>
public sealed class SignInPolicy(IConfiguration configuration)
{
    private readonly bool? _required = configuration.GetValue<bool?>("SignIn:RequireSecondFactor");

    private readonly DemoSignIns _demo = new(DataFolder.Of(configuration));

    /// <summary>
    /// Whether the vendor's staff must prove a second factor (<c>SignIn:RequireSecondFactor</c>). Always, unless the setting says
    /// otherwise;
    /// without one, a demo does not ask, so that somebody who only has its list of passwords gets in.
    /// </summary>
    public bool RequiresSecondFactor => _required ?? !_demo.Exist;

    /// <summary>Whether the staff gets in without a second factor because this is a demo; the sign-in page says so.</summary>
    public bool IsOpenDemo => _required is null && _demo.Exist;

    /// <summary>Whether people can sign in through the vendor's identity provider.</summary>
    public bool HasProvider { get; } = configuration[ProviderOptions.Section + ":ClientId"] is { Length: > 0 };

    /// <summary>What its button says.</summary>
    public string ProviderName { get; } = configuration[ProviderOptions.Section + ":Name"] ?? "";

    /// <summary>Whether two factors proved there spare the portal's own.</summary>
    public bool TrustsProvidersMfa { get; } = configuration.GetValue(ProviderOptions.Section + ":TrustsMfa", false);
}
