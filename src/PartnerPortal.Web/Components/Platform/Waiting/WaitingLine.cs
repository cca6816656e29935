using PartnerPortal.Application.Platform.Waiting;
using PartnerPortal.Web.Components.Kit;

namespace PartnerPortal.Web.Components.Platform.Waiting;

/// <summary>How what waits of one kind is shown at home: where in the list, the way to it, and how it looks.</summary>
/// <param name="Key">That of its <see cref="WaitingSource"/>, and of its text.</param>
public sealed record WaitingLine(int Order, string Key, string Href, Tone Tone);
