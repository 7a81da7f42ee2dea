using System.Buffers.Binary;

namespace MkbZekerheid.Modules.Files;

/// <summary>
/// The list of parts at the end of a zip file, read by ourselves and in full before anything is unpacked: the library would
/// believe its numbers, and would hold a million names before it says that there are a million.
/// </summary>
internal static class CentralDirectory
{
    private const int EndLength = 22;
    private const int HeaderLength = 46;
    private const int LongestComment = 65_535;

    /// <summary>One part as the list describes it. Sizes in bytes.</summary>
    internal readonly record struct Part(int Flags, int Method, long Packed, long Unpacked, long At, uint Attributes, byte MadeOn)
    {
        public bool IsEncrypted => (Flags & 0x41) != 0;

        /// <summary>Stored as it is, or deflated: all that spreadsheets use.</summary>
        public bool IsReadable => Method is 0 or 8;

        public bool IsLink => MadeOn == 3 && (Attributes >> 16 & 0xF000) == 0xA000;
    }

    /// <summary>Reads the list; a list that does not add up is refused.</summary>
    public static IReadOnlyList<Part> Read(Stream zip, FileLimits limits)
    {
        var (count, at, length) = End(zip);
        if (count > limits.Parts) throw new FileRefusedException(FileRefusal.TooManyParts, limits.Parts);
        var list = Bytes(zip, at, length);
        var parts = new List<Part>(count);
        var position = 0;
        while (position < list.Length)
        {
            if (parts.Count == count || position + HeaderLength > list.Length) throw new FileRefusedException(FileRefusal.Damaged);
            var header = list.AsSpan(position);
            if (BinaryPrimitives.ReadUInt32LittleEndian(header) != 0x02014b50) throw new FileRefusedException(FileRefusal.Damaged);
            var part = new Part(Short(header, 8), Short(header, 10), Long(header, 20), Long(header, 24), Long(header, 42), (uint)Long(header, 38), header[5]);
            if (part.At >= at || part.Packed > at) throw new FileRefusedException(FileRefusal.Damaged);
            parts.Add(part);
            position += HeaderLength + Short(header, 28) + Short(header, 30) + Short(header, 32);
        }

        if (parts.Count != count || position != list.Length) throw new FileRefusedException(FileRefusal.Damaged);
        RefuseOverlap(parts, at);
        return parts;
    }

    /// <summary>Parts that share their packed bytes unpack to far more than the file could hold.</summary>
    private static void RefuseOverlap(List<Part> parts, long listAt)
    {
        long free = 0;
        foreach (var part in parts.OrderBy(part => part.At))
        {
            if (part.At < free) throw new FileRefusedException(FileRefusal.TooTight);
            free = part.At + 30 + part.Packed;
        }

        if (free > listAt) throw new FileRefusedException(FileRefusal.Damaged);
    }

    private static (int Count, long At, int Length) End(Stream zip)
    {
        var tail = (int)Math.Min(zip.Length, EndLength + LongestComment);
        var bytes = Bytes(zip, zip.Length - tail, tail);
        for (var i = bytes.Length - EndLength; i >= 0; i--)
        {
            var end = bytes.AsSpan(i);
            if (BinaryPrimitives.ReadUInt32LittleEndian(end) != 0x06054b50 || i + EndLength + Short(end, 20) != bytes.Length) continue;
            var (count, length, at) = (Short(end, 10), Long(end, 12), Long(end, 16));
            // 65,535 parts, or 4 GB, announce a longer form that no list of a small firm needs.
            if (count == ushort.MaxValue || length == uint.MaxValue || at == uint.MaxValue) throw new FileRefusedException(FileRefusal.TooManyParts, FileLimits.Default.Parts);
            if (Short(end, 8) != count || at + length != zip.Length - bytes.Length + i) throw new FileRefusedException(FileRefusal.Damaged);
            return (count, at, (int)length);
        }

        throw new FileRefusedException(FileRefusal.Damaged);
    }

    private static byte[] Bytes(Stream zip, long at, int length)
    {
        var bytes = new byte[length];
        zip.Position = at;
        zip.ReadExactly(bytes);
        return bytes;
    }

    private static int Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static long Long(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
