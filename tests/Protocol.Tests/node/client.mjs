// Talks to the built server as a client program would, and prints what it saw as one JSON object. The tests judge it.
//
//   node client.mjs SDK MODE SERVER TOOLS
//
// SDK: sdk1 or sdk2. MODE: legacy, auto or a revision. TOOLS: a JSON object, from each tool's name to its arguments.
import { createServer } from "node:http";
import { once } from "node:events";

const [sdkName, mode, server, tools] = process.argv.slice(2);
const sdk = await import(`./${sdkName}.mjs`);

async function connect(args, env) {
  const client = sdk.create({ name: "leadmagic-protocol-tests", version: "1.0.0" }, mode);
  const transport = new sdk.StdioClientTransport({ command: server, args, env: { ...process.env, ...env } });
  await client.connect(transport);
  return { client, transport };
}

// What a promise came to: its value, or the name, code and message of its error.
async function outcome(promise) {
  try {
    return { value: await promise };
  } catch (error) {
    return { error: { name: error.name, code: error.code, message: error.message } };
  }
}

// Everything that the examples of the document can answer.
async function demo() {
  const { client, transport } = await connect(["--demo"], { LEADMAGIC_TOOLSETS: "all", LEADMAGIC_LOG_LEVEL: "none" });
  const seen = { revision: sdk.revisionOf(client, transport), server: client.getServerVersion()?.name, instructions: client.getInstructions() };
  seen.tools = (await client.listTools()).tools.map((tool) => tool.name);
  seen.calls = {};
  for (const [name, args] of Object.entries(JSON.parse(tools))) {
    seen.calls[name] = await outcome(sdk.callTool(client, { name, arguments: args }));
  }

  seen.refused = await outcome(sdk.callTool(client, { name: "find_email", arguments: { full_name: 7 } }));
  seen.unknown = await outcome(sdk.callTool(client, { name: "find_emails", arguments: {} }));
  seen.progress = [];
  const onprogress = ({ progress }) => seen.progress.push(progress);
  seen.withProgress = await outcome(sdk.callTool(client, { name: "get_credits", arguments: {} }, { onprogress }));
  seen.logging = await outcome(client.setLoggingLevel("debug"));
  seen.ping = await outcome(client.ping());
  await client.close();
  return seen;
}

// A call that is given up while the API works on it.
async function cancel() {
  const abort = new AbortController();
  let closed;
  const api = createServer((request) => {
    closed = once(request.socket, "close");
    abort.abort("changed my mind");
  });
  api.listen(0, "127.0.0.1");
  await once(api, "listening");
  const { client } = await connect([], {
    LEADMAGIC_API_KEY: "key-of-the-protocol-tests",
    LEADMAGIC_BASE_URL: `http://127.0.0.1:${api.address().port}`,
    LEADMAGIC_LOG_LEVEL: "none",
    LEADMAGIC_TIMEOUT: "600000", // longer than the tests wait, so that only the cancellation can close the connection
  });
  const call = await outcome(sdk.callTool(client, { name: "get_credits", arguments: {} }, { signal: abort.signal }));
  await closed;
  const toolsAfterwards = (await client.listTools()).tools.length;
  await client.close();
  api.close();
  return { call, toolsAfterwards };
}

// Answers that are not what the document says: another type, no JSON, nothing at all.
async function drift() {
  const answers = [["application/json", '{"email":["jane.doe@example.com"]}'], ["text/html", "<html>down</html>"], ["application/json", ""]];
  const api = createServer((_request, response) => {
    const [type, body] = answers.shift();
    response.writeHead(200, { "Content-Type": type }).end(body);
  });
  api.listen(0, "127.0.0.1");
  await once(api, "listening");
  const { client } = await connect([], {
    LEADMAGIC_API_KEY: "key-of-the-protocol-tests",
    LEADMAGIC_BASE_URL: `http://127.0.0.1:${api.address().port}`,
    LEADMAGIC_LOG_LEVEL: "none",
    LEADMAGIC_CACHE_TTL: "0",
  });
  await client.listTools(); // without its schema, the client checks nothing
  const seen = [];
  while (answers.length > 0) seen.push(await outcome(sdk.callTool(client, { name: "find_email", arguments: { full_name: "Jane Doe", domain: "example.com" } })));
  await client.close();
  api.close();
  return seen;
}

console.log(JSON.stringify({ ...(await demo()), cancelled: await cancel(), drifted: await drift() }));
