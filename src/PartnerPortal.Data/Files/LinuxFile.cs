using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace PartnerPortal.Data.Files;

/// <summary>
/// What Linux knows of a name without opening what it stands for: a pipe would wait for its other end, a device would do something.
/// </summary>
internal static class LinuxFile
{
    private const int OpenPath = 0x20_0000;
    private const int CloseOnExec = 0x8_0000;
    private const int EmptyPath = 0x1000;
    private const int ModeOffset = 28;
    private const int StatBytes = 256;
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;
    private const int NoSuchFile = 2;

    /// <summary>A mark on what a name stands for, all links followed; null when it stands for nothing.</summary>
    /// <exception cref="IOException">It cannot be followed.</exception>
    public static SafeFileHandle? TryMark(string path)
    {
        var descriptor = Open(Bytes(path), OpenPath | CloseOnExec);
        if (descriptor >= 0) return new SafeFileHandle(descriptor, ownsHandle: true);
        var error = Marshal.GetLastPInvokeError();
        return error == NoSuchFile ? null : throw new IOException(Marshal.GetPInvokeErrorMessage(error));
    }

    public static bool IsRegular(SafeFileHandle mark)
    {
        var answer = new byte[StatBytes];
        if (Statx((int)mark.DangerousGetHandle(), Bytes(""), EmptyPath, mask: 1, answer) != 0)
            throw new IOException(Marshal.GetLastPInvokeErrorMessage());
        return (BinaryPrimitives.ReadUInt16LittleEndian(answer.AsSpan(ModeOffset)) & TypeMask) == Regular;
    }

    /// <summary>Where the marked file really lies.</summary>
    public static string RealPath(SafeFileHandle mark) => new FileInfo(ThroughMark(mark)).LinkTarget!;

    /// <summary>A name that stands for the marked file itself, whatever its former name stands for by now.</summary>
    public static string ThroughMark(SafeFileHandle mark) => $"/proc/self/fd/{mark.DangerousGetHandle()}";

    private static byte[] Bytes(string path) => Encoding.UTF8.GetBytes(path + "\0");

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int directory, byte[] path, int flags, uint mask, byte[] answer);
}
