using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PartnerPortal.Data;

/// <summary>What a context asks shares the time of its transaction, as what is asked in SQL does.</summary>
internal sealed class TimeLeftInterceptor(PortalTransaction transaction) : DbCommandInterceptor
{
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (transaction.SecondsLeft() is { } seconds) result.CommandTimeout = seconds;
        return result;
    }
}
