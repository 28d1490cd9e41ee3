using System.Globalization;
using Microsoft.Testing.Platform.Builder;
using Microsoft.Testing.Platform.Configurations;
using Microsoft.Testing.Platform.Extensions.Messages;
using Microsoft.Testing.Platform.Extensions.OutputDevice;
using Microsoft.Testing.Platform.Extensions.TestHost;
using Microsoft.Testing.Platform.Messages;
using Microsoft.Testing.Platform.OutputDevice;
using Microsoft.Testing.Platform.Services;

namespace OpenApiMcp.Schema.Tests.Suite;

/// <summary>
/// Says at the end of the run how many cases passed. `dotnet test` of SDK 10 shows nothing that a passing test host prints, only
/// the paths of files that it made: so the sentence is the name of a file, its last part on a line of its own. Where the host
/// itself owns the console (or a later SDK forwards what it prints) the sentence is printed as well.
/// </summary>
internal sealed class SuiteSummary(IServiceProvider services) : ITestSessionLifetimeHandler, IDataProducer, IOutputDeviceDataProducer
{
    private static (string Sentence, string Report)? _outcome;

    public string Uid => nameof(SuiteSummary);

    public string Version => "1";

    public string DisplayName => "JSON Schema suite";

    public string Description => "Says how many cases of the suite passed.";

    public Type[] DataTypesProduced => [typeof(SessionFileArtifact)];

    /// <summary>Called from the entry point that the build writes: see TestingPlatformBuilderHook in the project file.</summary>
    public static void AddExtensions(ITestApplicationBuilder builder, string[] args) =>
        builder.TestHost.AddTestSessionLifetimeHandler(services => new SuiteSummary(services));

    /// <summary>Notes the outcome, which is said when all tests have ended.</summary>
    public static void Note(int passed, string report) =>
        _outcome = (string.Create(CultureInfo.InvariantCulture, $"JSON Schema suite: {passed} cases passed"), report);

    public Task<bool> IsEnabledAsync() => Task.FromResult(true);

    public Task OnTestSessionStartingAsync(ITestSessionContext testSessionContext) => Task.CompletedTask;

    public async Task OnTestSessionFinishingAsync(ITestSessionContext testSessionContext)
    {
        if (_outcome is not var (sentence, report)) return;
        var file = new FileInfo(Path.Combine(services.GetConfiguration().GetTestResultDirectory(), FileName(sentence)));
        file.Directory!.Create();
        await File.WriteAllTextAsync(file.FullName, report, testSessionContext.CancellationToken);
        await services.GetMessageBus().PublishAsync(this, new SessionFileArtifact(testSessionContext.SessionUid, file, sentence));
        await services.GetOutputDevice().DisplayAsync(this, new TextOutputDeviceData(sentence), testSessionContext.CancellationToken);
    }

    /// <summary>The sentence, less what a file name cannot hold: Windows allows no colon.</summary>
    private static string FileName(string sentence) => string.Concat(sentence.Split(Path.GetInvalidFileNameChars()));
}
