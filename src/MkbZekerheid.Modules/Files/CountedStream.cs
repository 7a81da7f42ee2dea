namespace MkbZekerheid.Modules.Files;

/// <summary>Counts the bytes that really come out of a part, whatever its header said, and stops when they are too many.</summary>
internal sealed class CountedStream(Stream inner, Action<int> count) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            // In small steps, so that what is too much is noticed before it is unpacked.
            var read = inner.Read(buffer.Length > 65_536 ? buffer[..65_536] : buffer);
            count(read);
            return read;
        }
        catch (InvalidDataException)
        {
            throw new FileRefusedException(FileRefusal.Damaged);
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
