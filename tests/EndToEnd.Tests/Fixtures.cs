using OpenApiMcp.TestKit.Stubs;

[assembly: AssemblyFixture(typeof(WireMockServer))]
