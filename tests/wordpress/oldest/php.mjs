// PHP 7.4, compiled to WebAssembly, with the part of PHP's command line that the scripts in tests/wordpress use:
//   php [-d NAME=VALUE] FILE [ARGUMENT…]              runs a script
//   php -r CODE [ARGUMENT…]                           runs code
//   php -S HOST:PORT -t FOLDER FILE                   serves a folder, with a script that decides how each request is answered
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const require = createRequire(join(process.env.OFFPRINT_PLAYGROUND, "package.json"));
const { getPHPLoaderModule, useHostFilesystem } = require("@php-wasm/node");
const { PHP, loadPHPRuntime } = require("@php-wasm/universal");

// PHP's exit() arrives as an exception that nothing can catch.
process.on("uncaughtException", (error) => {
  if (error?.name !== "ExitStatus") console.error(error);
  process.exit(error?.status ?? 1);
});

async function start() {
  const quiet = { print: (line) => process.stdout.write(`${line}\n`), printErr: (line) => process.stderr.write(`${line}\n`) };
  const php = new PHP(await loadPHPRuntime(await getPHPLoaderModule("7.4"), { ENV: process.env, ...quiet }));
  useHostFilesystem(php);
  return php;
}

/** Serves until the process is ended. One request at a time: there is one PHP, and its database is a file. */
async function serve(host, port, folder, router) {
  const php = await start();
  let last = Promise.resolve();
  const answer = async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    last = last.then(() => run(php, { host, port, folder, router, request, body: Buffer.concat(chunks) }));
    const { httpStatusCode, headers, bytes } = await last;
    for (const [name, values] of Object.entries(headers)) response.setHeader(name, values);
    response.removeHeader("Content-Length");
    response.writeHead(httpStatusCode).end(Buffer.from(bytes));
  };
  // A browser may go away in the middle of a request.
  createServer((request, response) => answer(request, response).catch(() => response.destroy())).listen(port, host);
}

async function run(php, { host, port, folder, router, request, body }) {
  const values = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  const variables = { DOCUMENT_ROOT: folder, REMOTE_ADDR: "127.0.0.1", SERVER_NAME: host, SERVER_PORT: String(port), QUERY_STRING: request.url.split("?")[1] ?? "" };
  try {
    return await php.run({ scriptPath: router, relativeUri: request.url, protocol: "http", method: request.method, headers: Object.fromEntries(values), body, $_SERVER: variables });
  } catch (error) {
    // PHP has ended with an error; what it has written until then is the answer.
    console.error(error.message);
    return error.response ?? { httpStatusCode: 500, headers: {}, bytes: new Uint8Array() };
  }
}

const given = process.argv.slice(2);
const listen = given.indexOf("-S");
if (listen < 0) {
  const status = await (await start()).cli(["php", ...given]);
  process.exit(status);
} else {
  const [host, port] = given[listen + 1].split(":");
  await serve(host, Number(port), resolve(given[given.indexOf("-t") + 1]), resolve(given.at(-1)));
}
