namespace PartnerPortal.Web.Tests.Account;

/// <summary>Tests that share one portal whose staff has to prove a second factor.</summary>
[CollectionDefinition(Name)]
public sealed class GuardedCollection : ICollectionFixture<GuardedPortal>, ICollectionFixture<ChromiumBrowser>
{
    public const string Name = "guarded";
}
