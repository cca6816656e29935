using PartnerPortal.Application.Platform.Access;
using PartnerPortal.Application.Platform.Messages;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Finance.Parking;

/// <summary>Tells the vendor's people, once a month, that its close waits for them.</summary>
internal static class ParkingNotices
{
    public static Task TellAsync(PortalTransaction tx, Month month, int parked, DateTimeOffset at, CancellationToken ct) =>
        Notices.ToStaffAsync(
        tx, at, Permission.ReleaseParked, new Notice(NoticeKind.PartnersParked, $"parked:{month}", "months", month, parked), ct);
}
