// The client of the TypeScript SDK's second line (@modelcontextprotocol/client): both eras.
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";

export function create(clientInfo, mode) {
  return new Client(clientInfo, { versionNegotiation: { mode: mode === "legacy" || mode === "auto" ? mode : { pin: mode } } });
}

export { StdioClientTransport };

export function callTool(client, parameters, options) {
  return client.callTool(parameters, options);
}

export function revisionOf(client) {
  return client.getNegotiatedProtocolVersion();
}
