using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MkbZekerheid.Tests.Mail;

/// <summary>A mail server on this machine that keeps what it gets. It can refuse a recipient, and break off after it accepted.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly List<string> messages = [];
    private readonly Task loop;

    public SmtpSink()
    {
        listener.Start();
        loop = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public IReadOnlyList<string> Messages
    {
        get
        {
            lock (messages)
            {
                return [.. messages];
            }
        }
    }

    /// <summary>Recipients that get a refusal, with the code.</summary>
    public Dictionary<string, int> Refused { get; } = [];

    /// <summary>Breaks off instead of answering 250 after it has the next mail.</summary>
    public bool BreakOffOnce { get; set; }

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = $"{Port}", ["Mail:Tls"] = "none", ["Mail:From"] = "mkb@voorbeeld.nl",
    };

    /// <summary>The value of a header in each message.</summary>
    public IReadOnlyList<string> Header(string name) =>
        [.. Messages.Select(message => message.Split('\n').First(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim())];

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await TalkAsync(client);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        async Task Say(string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), stop.Token);
        await Say("220 sink");
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            var word = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (word)
            {
                case "DATA":
                    await Say("354 go on");
                    var text = new StringBuilder();
                    while (await reader.ReadLineAsync(stop.Token) is { } data && data != ".")
                    {
                        text.Append(data).Append('\n');
                    }

                    lock (messages)
                    {
                        messages.Add(text.ToString());
                    }

                    if (BreakOffOnce)
                    {
                        BreakOffOnce = false;
                        return;
                    }

                    await Say("250 accepted");
                    break;
                case "RCPT" when Refused.FirstOrDefault(pair => line.Contains(pair.Key, StringComparison.Ordinal)) is { Key: not null } refusal:
                    await Say($"{refusal.Value} no");
                    break;
                case "QUIT":
                    await Say("221 bye");
                    return;
                default:
                    await Say("250 fine");
                    break;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await loop;
        listener.Dispose();
        stop.Dispose();
    }
}
