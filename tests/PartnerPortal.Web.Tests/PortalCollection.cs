namespace PartnerPortal.Web.Tests;

/// <summary>Tests that share one running portal and one browser.</summary>
[CollectionDefinition(Name)]
public sealed class PortalCollection : ICollectionFixture<PortalServer>, ICollectionFixture<ChromiumBrowser>
{
    public const string Name = "portal";
}
