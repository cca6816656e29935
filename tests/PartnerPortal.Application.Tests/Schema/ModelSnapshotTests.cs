using Microsoft.EntityFrameworkCore;
using PartnerPortal.Data;
using PartnerPortal.Testing.Finance.Ledger;
using Shouldly;
using Xunit;

namespace PartnerPortal.Application.Tests.Schema;

/// <summary>Whoever changes the model also says how released databases get there.</summary>
public sealed class ModelSnapshotTests
{
    [Fact]
    public async Task Every_change_of_the_model_has_its_migration()
    {
        await using var ledger = await LedgerDatabase.CreateAsync();
        await using var unit = await ledger.Database.OpenAsync(DataScope.All, CancellationToken.None);

        unit.Db.Database.HasPendingModelChanges().ShouldBeFalse("dotnet ef migrations add NAME --project src/PartnerPortal.Data");
    }
}
