using PartnerPortal.Documents.Typesetting;
using Xunit;

namespace PartnerPortal.Application.Tests.Documents;

/// <summary>One pool for all tests that typeset.</summary>
public sealed class TypesettingFixture : IAsyncDisposable
{
    public TypesettingPool Pool { get; } = new(new TypesettingOptions());

    public ValueTask DisposeAsync() => Pool.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class TypesettingCollection : ICollectionFixture<TypesettingFixture>
{
    public const string Name = "Typesetting";
}
