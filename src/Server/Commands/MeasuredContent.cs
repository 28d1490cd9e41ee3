using System.Net;

namespace LeadMagic.Server.Commands;

/// <summary>A request's body that tells when it has been written.</summary>
internal sealed class MeasuredContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly Action _written;

    public MeasuredContent(HttpContent inner, Action written)
    {
        (_inner, _written) = (inner, written);
        foreach (var (name, values) in inner.Headers.NonValidated) Headers.TryAddWithoutValidation(name, values);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await _inner.CopyToAsync(stream, context, cancellationToken);
        _written();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _inner.Headers.ContentLength ?? 0;
        return _inner.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inner.Dispose();
        base.Dispose(disposing);
    }
}
