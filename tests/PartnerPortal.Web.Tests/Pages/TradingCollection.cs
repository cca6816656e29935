namespace PartnerPortal.Web.Tests.Pages;

/// <summary>Tests that share one portal with business in it, and one browser.</summary>
[CollectionDefinition(Name)]
public sealed class TradingCollection : ICollectionFixture<TradingPortal>, ICollectionFixture<ChromiumBrowser>
{
    public const string Name = "trading portal";
}
