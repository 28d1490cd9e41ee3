using Minimal;
using OpenApiMcp.Runtime.Hosting;

return await ApiProcess.RunAsync(ApiTools.Api, ApiTools.CreateTools);
