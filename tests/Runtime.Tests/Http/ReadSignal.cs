using System.Net;

namespace OpenApiMcp.Runtime.Tests.Http;

/// <summary>Runs an action when the body of an answer is about to be read for the second time, that is, after its first part arrived.</summary>
internal sealed class ReadSignal(HttpMessageHandler inner, Action beforeSecondRead) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        response.Content = new SignallingContent(response.Content, beforeSecondRead);
        return response;
    }

    private sealed class SignallingContent(HttpContent inner, Action beforeSecondRead) : HttpContent
    {
        protected override async Task<Stream> CreateContentReadStreamAsync() => new SignallingStream(await inner.ReadAsStreamAsync(), beforeSecondRead);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class SignallingStream(Stream inner, Action beforeSecondRead) : MemoryStream
    {
        private int _reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (++_reads == 2) beforeSecondRead();
            return inner.ReadAsync(buffer, cancellationToken);
        }
    }
}
