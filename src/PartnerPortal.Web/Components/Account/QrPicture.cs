using System.Text;
using QRCoder;

namespace PartnerPortal.Web.Components.Account;

/// <summary>A text as a picture for a camera.</summary>
internal static class QrPicture
{
    private const int PixelsPerModule = 4;

    /// <summary>The picture as an address: it is nowhere else than in the page.</summary>
    public static string DataUri(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(data);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(picture.GetGraphic(PixelsPerModule)));
    }
}
