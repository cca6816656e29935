using PartnerPortal.Data.Platform.Access;

namespace PartnerPortal.Web.Tests.Account;

/// <summary>A portal whose people can also come through an identity provider.</summary>
public sealed class ProviderPortal : PortalServer, IAsyncLifetime
{
    public static readonly Person Staff = new("staff@vendor.example", "Stina Staff", PortalRole.Manager);

    public static readonly Person Careful = new("careful@vendor.example", "Carl Careful", PortalRole.Manager);

    public static readonly Person Owner = new("owner@partner.example", "Olga Martín", PortalRole.PartnerOwner, "P-0001");

    public SmallProvider Provider { get; private set; } = default!;

    protected override IReadOnlyList<Person> People => [Staff, Careful, Owner];

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["SignIn__RequireSecondFactor"] = "true",
        ["SignIn__Provider__Name"] = "Vendor ID",
        ["SignIn__Provider__Authority"] = Provider.Address.ToString(),
        ["SignIn__Provider__ClientId"] = SmallProvider.ClientId,
        ["SignIn__Provider__ClientSecret"] = SmallProvider.ClientSecret,
        ["SignIn__Provider__TrustsMfa"] = "true",
    };

    protected override async Task ArrangeAsync() => Provider = await SmallProvider.StartAsync();

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await Provider.DisposeAsync();
    }
}
