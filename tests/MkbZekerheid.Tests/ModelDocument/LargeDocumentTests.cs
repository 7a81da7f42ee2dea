using System.Globalization;
using System.Text;
using MkbZekerheid.Model.Document;
using Xunit;

namespace MkbZekerheid.Tests.ModelDocuments;

public sealed class LargeDocumentTests
{
    private const int Resources = 64_000;
    private const int Requirements = 280_000;

    [Fact]
    public void A_company_with_64000_resources_and_280000_requirements_is_read_and_written_as_a_stream()
    {
        using var source = new TextStream(Large());
        var result = ModelDocument.Read(source);
        Assert.Empty(result.Errors);
        Assert.Equal(Resources, result.Model!.Resources.Count);
        Assert.Equal(Requirements, result.Model.Resources.Sum(resource => resource.Requirements.Count));
        using var written = new CountingStream();
        ModelDocument.Write(result.Model, written);
        Assert.True(written.Written > 80_000_000, written.Written.ToString(CultureInfo.InvariantCulture));
        Assert.True(written.LargestWrite < 1_000_000, written.LargestWrite.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_text_itself_is_never_held()
    {
        var spaces = new string(' ', 100_000);
        IEnumerable<string> Text()
        {
            yield return "{\"schemaVersion\":1,\"company\":{\"id\":\"C\"},\"products\":[";
            for (var i = 0; i < 2_000; i++)
            {
                yield return spaces;
            }

            yield return "]}";
        }

        using var source = new TextStream(Text());
        var before = GC.GetAllocatedBytesForCurrentThread() - source.AllocatedBytes;
        var result = ModelDocument.Read(source);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - source.AllocatedBytes - before;
        Assert.Empty(result.Errors);
        Assert.InRange(allocated, 1, 5_000_000);
    }

    private static IEnumerable<string> Large()
    {
        yield return "{\"schemaVersion\":1,\"company\":{\"id\":\"C\"},\"resources\":[";
        for (var i = 0; i < Resources; i++)
        {
            var text = new StringBuilder(i == 0 ? "" : ",");
            text.Append(CultureInfo.InvariantCulture, $"{{\"id\":\"R{i}\",\"kind\":\"machine\",\"name\":\"Machine {i}\",\"count\":1,\"recoveryHours\":{i % 500},\"requirements\":[");
            var from = (long)Requirements * i / Resources;
            var to = (long)Requirements * (i + 1) / Resources;
            for (var b = from; b < to; b++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{(b == from ? "" : ",")}{{\"id\":\"B{b}\",\"primaries\":[{{\"ref\":\"R{(i * 7 + b) % Resources}\",\"units\":1}}],\"mode\":\"all\",\"bufferHours\":2.5,\"recovery\":\"after\",\"alternatives\":[]}}");
            }

            yield return text.Append("]}").ToString();
        }

        yield return "]}";
    }

    /// <summary>A stream that makes its text while it is read, and knows what that cost.</summary>
    private sealed class TextStream(IEnumerable<string> pieces) : Stream
    {
        private readonly IEnumerator<string> _pieces = pieces.GetEnumerator();
        private byte[] _piece = [];
        private int _position;

        public long AllocatedBytes { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            while (_position == _piece.Length)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var more = _pieces.MoveNext();
                _piece = more ? Encoding.UTF8.GetBytes(_pieces.Current) : [];
                AllocatedBytes += GC.GetAllocatedBytesForCurrentThread() - before;
                _position = 0;
                if (!more)
                {
                    return 0;
                }
            }

            var length = Math.Min(count, _piece.Length - _position);
            Array.Copy(_piece, _position, buffer, offset, length);
            _position += length;
            return length;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private sealed class CountingStream : Stream
    {
        public long Written { get; private set; }

        public int LargestWrite { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => Written;

        public override long Position { get => Written; set => throw new NotSupportedException(); }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Written += buffer.Length;
            LargestWrite = Math.Max(LargestWrite, buffer.Length);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
