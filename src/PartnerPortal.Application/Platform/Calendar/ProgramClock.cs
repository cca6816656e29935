using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Data;

namespace PartnerPortal.Application.Platform.Calendar;

/// <summary>The time zone in which the program's days begin, and in which screens say when something happened. Read once.</summary>
public sealed class ProgramClock(PortalDatabase database, TimeProvider time)
{
    private readonly Lock _reading = new();
    private Task<TimeZoneInfo>? _zone;

    /// <summary>The zone of the program.</summary>
    public Task<TimeZoneInfo> ZoneAsync()
    {
        lock (_reading)
        {
            return _zone is { IsFaulted: false } known ? known : _zone = ReadAsync();
        }
    }

    /// <summary>The date in that zone.</summary>
    public async Task<DateOnly> TodayAsync() =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), await ZoneAsync()).DateTime);

    private async Task<TimeZoneInfo> ReadAsync()
    {
        await using var tx = await database.BeginAsync(DataScope.All, CancellationToken.None);
        var name = await tx.ScalarAsync<string>(
            "select time_zone from program where program_id = $1", CancellationToken.None, tx.ProgramId);
        return TimeZoneInfo.FindSystemTimeZoneById(name!);
    }
}
