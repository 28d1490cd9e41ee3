// The client of the TypeScript SDK's first line (@modelcontextprotocol/sdk): it knows the handshake only.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport as Stdio } from "@modelcontextprotocol/sdk/client/stdio.js";

export class StdioClientTransport extends Stdio {
  // The client tells its transport, and nobody else, which revision was agreed on.
  setProtocolVersion(revision) {
    this.revision = revision;
  }
}

export function create(clientInfo) {
  return new Client(clientInfo);
}

export function callTool(client, parameters, options) {
  return client.callTool(parameters, undefined, options);
}

export function revisionOf(_client, transport) {
  return transport.revision;
}
