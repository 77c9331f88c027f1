// The configuration of docs/nginx.conf and docs/Caddyfile, in a real nginx and a real Caddy.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { stage } from "./support/browser.mjs";
import { EMBED, readManifest, skipPackage } from "./support/package.mjs";
import { serve, SERVERS, unpackServers } from "./support/servers.mjs";
import { element } from "./support/site.mjs";

const servers = !skipPackage && unpackServers();
const skip = skipPackage || (servers ? false : "Debian's servers could not be set up");
const show = stage();
const FOREVER = "public, max-age=31536000, immutable";
const SHORT = "public, max-age=300, stale-while-revalidate=86400";
const TYPES = {
  js: /^text\/javascript; charset=utf-8$/,
  wasm: /^application\/wasm$/,
  css: /^text\/css; charset=utf-8$/,
  json: /^application\/json(; charset=utf-8)?$/,
};

// What a publisher has: the newest files in offprint/, those of one version in a directory of their own.
function publish() {
  const root = mkdtempSync(join(tmpdir(), "offprint-root-"));
  const { version } = readManifest();
  mkdirSync(join(root, "offprint"));
  cpSync(EMBED, join(root, "offprint"), { recursive: true });
  cpSync(EMBED, join(root, "offprint", version), { recursive: true });
  return root;
}

// Not fetch(), which decodes what it gets.
function ask(url, headers = {}) {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
    }).on("error", reject).end();
  });
}

for (const [name, server] of Object.entries(SERVERS)) {
  describe(name, { skip }, () => {
    let root, site;
    before(async () => {
      root = publish();
      site = await serve(server, servers, root);
    });
    after(async () => {
      await site?.stop();
      rmSync(root, { recursive: true });
    });
    const url = (file) => `${site.origin}/offprint/${file}`;
    const files = () => readManifest().files.map((file) => ({ ...file, ending: file.name.split(".").pop() })).filter(({ ending }) => ending in TYPES);

    test("every file has its media type, with nosniff, and may be used by any origin", async () => {
      for (const { name, ending } of files()) {
        const { status, headers } = await ask(url(name));
        assert.equal(status, 200, name);
        assert.match(headers["content-type"], TYPES[ending], name);
        assert.equal(headers["access-control-allow-origin"], "*", name);
        assert.equal(headers["cross-origin-resource-policy"], "cross-origin", name);
        assert.equal(headers["x-content-type-options"], "nosniff", name);
      }
    });

    test("clients that accept brotli or gzip get the precompressed copy, all others the file itself", async () => {
      for (const { name } of files()) {
        const content = (ending) => readFileSync(join(EMBED, name + ending));
        for (const [accepted, encoding, ending] of [["gzip, deflate, br", "br", ".br"], ["gzip", "gzip", ".gz"], ["identity", undefined, ""]]) {
          const { headers, body } = await ask(url(name), { "Accept-Encoding": accepted });
          assert.equal(headers["content-encoding"], encoding, `${name} for ${accepted}`);
          assert.deepEqual(body, content(ending), `${name} for ${accepted}`);
          assert.match(headers.vary ?? "", /Accept-Encoding/, `${name} for ${accepted}`);
        }
      }
    });

    test("files that never change are cached for good, and the loader only for a while", async () => {
      const { version, files } = readManifest();
      for (const { name } of files) {
        const cache = /^offprint-[0-9a-f]{16}/.test(name) ? FOREVER : SHORT;
        assert.equal((await ask(url(name))).headers["cache-control"], cache, name);
        assert.equal((await ask(url(`${version}/${name}`))).headers["cache-control"], FOREVER, `${version}/${name}`);
      }
      const missing = await ask(url("offprint-0123456789abcdef.js"));
      assert.equal(missing.status, 404);
      assert.equal(missing.headers["cache-control"], undefined, "what is missing may be there tomorrow");
    });

    test("a loader that has not changed is not sent again", async () => {
      for (const accepted of ["br", "gzip", "identity"]) {
        const { headers } = await ask(url("offprint.js"), { "Accept-Encoding": accepted });
        const again = await ask(url("offprint.js"), { "Accept-Encoding": accepted, "If-None-Match": headers.etag });
        assert.deepEqual([again.status, again.body.length], [304, 0], accepted);
        assert.equal(again.headers["cache-control"], SHORT);
        assert.equal(again.headers["access-control-allow-origin"], "*");
      }
    });

    test("a page of another origin shows an article with the files it serves, the wasm compiled while it arrives", async (t) => {
      const policy = `default-src 'none'; script-src ${site.origin} 'wasm-unsafe-eval'; connect-src 'self' ${site.origin}; img-src *`;
      const address = show.site.page(element({ src: "/article/good", loading: "eager" }), { script: url("offprint.js"), policy });
      const warned = [];
      const before = (page) => page.on("console", (message) => /MIME|wasm/i.test(message.text()) && warned.push(message.text()));
      const page = await show.open(t, address, { before, origins: [site.origin] });
      await page.getByRole("heading", { name: "A good headline" }).waitFor();
      await page.getByRole("textbox", { name: "Comment" }).waitFor();
      assert.deepEqual(warned, []);
    });
  });
}
