using PartnerPortal.Application.Access;
using PartnerPortal.Application.Messages;
using PartnerPortal.Data;
using PartnerPortal.Domain;

namespace PartnerPortal.Application.Parking;

/// <summary>Tells the vendor's people, once a month, that its close waits for them.</summary>
internal static class ParkingNotices
{
    public static Task TellAsync(PortalTransaction tx, Month month, int parked, DateTimeOffset at, CancellationToken ct) => Notices.ToStaffAsync(
        tx, at, Permission.ReleaseParked, new Notice(NoticeKind.PartnersParked, $"parked:{month}", "months", month, parked), ct);
}
