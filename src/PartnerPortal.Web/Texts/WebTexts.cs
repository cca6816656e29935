namespace PartnerPortal.Web.Texts;

/// <summary>
/// Names the texts of the screens. In <c>WebTexts.resx</c> stands what belongs to no area: frame, kit, entrance, account and mail's frame.
/// The areas add theirs; who injects the localizer of this type gets all.
/// </summary>
public sealed class WebTexts;
