using OpenApiMcp.Prepare;

// Prepare INPUT OUTPUT [options]: see PrepareOptions. MSBuild reads errors in its own format from standard output.
return PrepareCommand.Run(args, ApiDocumentSource.Read, Console.Out);
