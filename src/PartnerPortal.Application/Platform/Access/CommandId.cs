using System.Security.Cryptography;
using System.Text;

namespace PartnerPortal.Application.Platform.Access;

/// <summary>
/// Names one intent of a person: made when a form or dialog opens, and sent with what it asks for. However often it arrives, it is done
/// once
/// (<see cref="ViewerCommands"/>).
/// </summary>
/// <param name="Value">Random, so that nobody guesses the id of a form of the public.</param>
public readonly record struct CommandId(Guid Value)
{
    private const int GuidBytes = 16;

    public static CommandId New() => new(Guid.NewGuid());

    /// <summary>The id that a name stands for which is given once: the stamp of a form of the public.</summary>
    public static CommandId Of(string name) => new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, GuidBytes)));

    /// <summary>
    /// The id of one part of what was asked for at once: the same id and part give the same again, so that a bulk sent again goes on
    /// where it was cut off.
    /// </summary>
    public CommandId Part(string part) => Of($"{this}/{part}");

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("N");
}
