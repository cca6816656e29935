using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace PartnerPortal.Web.Security;

/// <summary>Decrypts what <see cref="KeyEncryptor"/> encrypted. The framework makes it by the name that is stored with each key.</summary>
internal sealed class KeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var bytes = Convert.FromBase64String(encryptedElement.Value).AsSpan();
        var (nonceSize, tagSize) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var plain = new byte[bytes.Length - nonceSize - tagSize];
        using var aes = new AesGcm(services.GetRequiredService<PortalKey>().Secret, tagSize);
        aes.Decrypt(bytes[..nonceSize], bytes[(nonceSize + tagSize)..], bytes[nonceSize..(nonceSize + tagSize)], plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
