using System.Net;
using OpenApiMcp.Runtime.Logging;
using OpenApiMcp.Runtime.Resilience;
using OpenApiMcp.Runtime.Security;
using OpenApiMcp.Runtime.Tools;
using Polly;

namespace OpenApiMcp.Runtime.Http;

/// <summary>Sends requests to one API over HTTP/1.1, with its credentials, within the limits of <see cref="ApiConnectionOptions"/>.</summary>
public sealed class ApiConnection : IApiConnection
{
    /// <summary>Tells a handler, such as one that answers from examples, which tool a request belongs to.</summary>
    public static readonly HttpRequestOptionsKey<ToolDefinition> ToolKey = new("OpenApiMcp.Tool");

    private readonly HttpMessageInvoker _invoker;
    private readonly ApiConnectionOptions _options;
    private readonly CredentialApplier _credentials;
    private readonly Lazy<CallPipeline> _pipeline;
    private readonly HttpLog _httpLog;

    /// <param name="handler">Usually from <see cref="ApiHttpHandler.Create"/>; the caller keeps and disposes it.</param>
    public ApiConnection(HttpMessageHandler handler, ApiConnectionOptions options, CredentialApplier credentials)
    {
        if (options.MaxAttempts < 1) throw new ArgumentException("MaxAttempts must be at least 1.", nameof(options));
        if (options.MaxResponseBytes is < 1 or > 1 << 30)
        {
            throw new ArgumentException("MaxResponseBytes must lie between 1 and 2^30: an answer is kept in memory.", nameof(options));
        }

        if (options.MaxConcurrency < 1) throw new ArgumentException("MaxConcurrency must be at least 1.", nameof(options));
        if (options.MaxWaiting < 0) throw new ArgumentException("MaxWaiting must not be negative.", nameof(options));
        _invoker = new HttpMessageInvoker(new OriginGuard(options.BaseUrl, options.Logger) { InnerHandler = handler }, disposeHandler: false);
        _options = options;
        _credentials = credentials;
        _httpLog = new HttpLog(options.HttpLogger, credentials.Redactor);
        _pipeline = new(() => new CallPipeline(options)); // takes longer than all else here, and a server may be started to be listed only
    }

    /// <summary>The rate limits that the API's answers have told so far.</summary>
    public IReadOnlyList<LearnedLimit> Limits => _pipeline.IsValueCreated ? _pipeline.Value.Limits : [];

    /// <summary>Makes the first call of a process faster, by a few milliseconds of work that it would do itself; nothing is sent.</summary>
    public static Task PrepareAsync() => Rehearsal.RunAsync();

    public async Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var state = new CallState(request.Tool, _options);
        var result = await _pipeline.Value.RunAsync(state, (attempt, token) => SendOnceAsync(request, state, attempt, token), cancellationToken);
        var response = result.Response ?? throw Readable(result.Failure!, state.Current.Received);
        if (response.IsSuccess) return response;
        SecurityEvents.Note(_options.Logger, request.Tool.Name, response);
        response.Explanation = ApiErrorText.Write(response, _options.TimeProvider.GetUtcNow(), _credentials.Redactor, PersonalDataMask.Of(request.Call));
        return response;
    }

    /// <summary>A broken response goes to the model as far as it came, as text in UTF-8 and except for a credential in it.</summary>
    /// <param name="received">The response as far as it came; null where none came.</param>
    private ApiFailureException Readable(ApiFailureException failure, HttpResponseMessage? received)
    {
        var head = received is null ? null : ResponseReader.DescribeHead(received);
        var text = CharsetDecoding.ToUtf8(failure.PartialBody, head?.Headers.GetValueOrDefault("Content-Type"), out _, isPart: true);
        var body = _credentials.Redactor.RedactBeginning(text);
        return new(failure.Message, failure.InnerException) { MayHaveRun = failure.MayHaveRun, PartialBody = body, Response = head?.WithBody(body) };
    }

    private ValueTask<Outcome<AttemptResult>> SendOnceAsync(ApiRequest request, CallState state, Attempt attempt, CancellationToken cancellationToken) =>
        _httpLog.IsEnabled ? SendLoggedAsync(request, state, attempt, cancellationToken) : ExchangeAsync(request, state, attempt, cancellationToken);

    private async ValueTask<Outcome<AttemptResult>> SendLoggedAsync(ApiRequest request, CallState state, Attempt attempt, CancellationToken cancellationToken)
    {
        var start = _options.TimeProvider.GetTimestamp();
        var outcome = await ExchangeAsync(request, state, attempt, cancellationToken);
        var duration = _options.TimeProvider.GetElapsedTime(start);
        _httpLog.Write(request, state.Attempts, outcome.Result?.Response, attempt.Body.WrittenMemory, outcome.Result?.Failure, duration);
        return outcome;
    }

    /// <summary>Never throws: what went wrong is the outcome.</summary>
    private async ValueTask<Outcome<AttemptResult>> ExchangeAsync(ApiRequest request, CallState state, Attempt attempt, CancellationToken cancellationToken)
    {
        var isSending = false;
        try
        {
            using var message = Message(request, attempt);
            request.MayHaveBeenSent = isSending = true;
            using var response = await _invoker.SendAsync(message, cancellationToken);
            isSending = false;
            attempt.IsError = (int)response.StatusCode >= 400;
            attempt.Received = response;
            return Outcome.FromResult(await ReadAsync(response, request, state, attempt, cancellationToken));
        }
        catch (Exception exception) when (isSending && exception is HttpRequestException or IOException or OperationCanceledException)
        {
            if (cancellationToken.IsCancellationRequested) return Outcome.FromException<AttemptResult>(new OperationCanceledException(cancellationToken));
            var mismatch = CertificatePinException.In(exception);
            return Outcome.FromResult(mismatch is null ? AttemptResult.Failed(SendFailures.Explain(state, attempt, exception)) : PinMismatch(mismatch));
        }
        catch (Exception exception)
        {
            return Outcome.FromException<AttemptResult>(exception);
        }
    }

    private async ValueTask<AttemptResult> ReadAsync(HttpResponseMessage response, ApiRequest request, CallState state, Attempt attempt, CancellationToken cancellationToken)
    {
        try
        {
            var (end, fault) = await ResponseReader.ReadBodyAsync(response.Content, attempt.Body, _options.MaxResponseBytes, cancellationToken);
            if (end == BodyEnd.Damaged) return attempt.IsError ? Refused(response) : AttemptResult.Failed(FailureTexts.Damaged(state));
            if (end != BodyEnd.Complete) return attempt.IsError ? Refused(response) : AttemptResult.Failed(Stopped(state, end), isPassing: false);
            return AttemptResult.Answered(ResponseReader.Describe(response, attempt.Body.WrittenMemory, _credentials.Redactor, fault));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return attempt.IsError ? Refused(response) : AttemptResult.Failed(FailureTexts.Broken(state, exception));
        }
    }

    /// <summary>An error says in its status what became of the call.</summary>
    private AttemptResult Refused(HttpResponseMessage response) => AttemptResult.Answered(ResponseReader.Describe(response, body: null, _credentials.Redactor));

    private ApiFailureException Stopped(CallState state, BodyEnd end)
    {
        if (end == BodyEnd.TooDense)
        {
            ResilienceLog.AnswerTooDense(_options.Logger, state.Tool.Name, ResponseReader.MaxRatio, state.Current.Body.WrittenCount);
            return FailureTexts.TooDense(state, ResponseReader.MaxRatio);
        }

        _options.Logger.AnswerTooLarge(state.Tool.Name, _options.MaxResponseBytes);
        return FailureTexts.TooLarge(state, _options.MaxResponseBytes);
    }

    private AttemptResult PinMismatch(CertificatePinException mismatch)
    {
        _options.Logger.PinMismatch();
        return AttemptResult.Failed(new ApiFailureException(mismatch.Message, mismatch), isPassing: false);
    }

    private HttpRequestMessage Message(ApiRequest request, Attempt attempt)
    {
        var message = request.ToMessage(_options.BaseUrl);
        message.Version = HttpVersion.Version11;
        message.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        message.Headers.TryAddWithoutValidation("Accept", "application/json, */*;q=0.8");
        if (!message.Headers.NonValidated.Contains("User-Agent")) message.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept-Encoding", ContentDecoding.Accepted);
        message.Options.Set(ToolKey, request.Tool);
        message.Options.Set(Attempt.Key, attempt);
        _credentials.Apply(message, request.Tool);
        return message;
    }
}
