// One server for all pages, local only: each page is in a folder of its own, every file is precompressed.
import { createServer } from "node:http";
import { extname } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
};

// Only these are worth compressing; video and audio are compressed already.
function answer(path, content) {
  const type = TYPES[extname(path)];
  const raw = Buffer.from(content);
  const headers = { "content-type": type ?? "application/octet-stream", "cache-control": "no-store" };
  if (!type) return { body: raw, headers: { ...headers, "content-length": raw.length } };
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length };
  const body = brotliCompressSync(raw, { params });
  return { body, headers: { ...headers, "content-encoding": "br", "content-length": body.length } };
}

// The number distinguishes pages whose names differ only in punctuation.
const folder = (name, index) => `${index}-${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;

// Starts the server; returns the address of each page, and a function that stops it.
export async function serve(pages) {
  const answers = new Map();
  const addresses = {};
  const folders = Object.keys(pages).map(folder);
  for (const [index, files] of Object.values(pages).entries()) {
    for (const [path, content] of Object.entries(files)) {
      answers.set(`/${folders[index]}/${path === "index.html" ? "" : path}`, answer(path, content));
    }
  }
  const server = createServer((request, response) => {
    const found = answers.get(decodeURI(new URL(request.url, "http://x").pathname));
    response.writeHead(found ? 200 : 404, found?.headers);
    response.end(found?.body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  for (const [index, name] of Object.keys(pages).entries()) {
    addresses[name] = `http://127.0.0.1:${server.address().port}/${folders[index]}/`;
  }
  return { addresses, close: () => server.close() };
}
