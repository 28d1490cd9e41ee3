using OpenApiMcp.Prepare;

// Prepare INPUT OUTPUT: see PrepareCommand. MSBuild reads errors in its own format from standard output.
return PrepareCommand.Run(args, ApiDocumentSource.Read, Console.Out);
