// The example server of docs/endpoint.md, as a reader would run it, and the requests and answers that the page promises.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import Ajv from "ajv/dist/2020.js";
import { ROOT, samples } from "./support/markdown.mjs";

const REPLY = { article: "42", comment: "First.\n\n<b>Second</b>.", author: "Sam", email: "sam@example.org", key: "A1B2C3D4E5F60718" };
const ajv = new Ajv({ strict: false, validateFormats: false });
const schema = (name) => JSON.parse(readFileSync(join(ROOT, `public/schema/${name}.schema.json`), "utf8"));
const [sample] = samples(readFileSync(join(ROOT, "docs/endpoint.md"), "utf8"), "js").filter(({ name }) => name === "run");
let directory, server, origin;

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

before(async () => {
  directory = mkdtempSync(join(tmpdir(), "offprint-reply-server-"));
  writeFileSync(join(directory, sample.value), sample.code);
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  server = spawn(process.execPath, [sample.value], { cwd: directory, env: { ...process.env, PORT: port, ORIGIN: "https://news.example" }, stdio: "inherit" });
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await fetch(origin).then(() => true, () => false)) return;
    await sleep(50);
  }
  throw new Error("the example server does not answer");
});
after(() => {
  server?.kill();
  rmSync(directory, { recursive: true, force: true });
});

const post = (reply) => fetch(origin, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(reply) });
const thread = async (article) => (await fetch(`${origin}/?article=${article}`)).json();

test("it has at most 40 lines, as the page says", () => {
  assert.ok(sample.code.trimEnd().split("\n").length <= 40);
});

test("a browser of another origin may ask it", async () => {
  const response = await fetch(origin, { method: "OPTIONS", headers: { Origin: "https://news.example", "Access-Control-Request-Headers": "content-type" } });
  assert.equal(response.status, 204);
  assert.equal(response.headers.get("access-control-allow-origin"), "https://news.example");
  assert.match(response.headers.get("access-control-allow-headers"), /content-type/i);
});

test("a field that is missing or too long is named", async () => {
  const response = await post({ ...REPLY, email: "", author: "ö".repeat(123) });
  assert.equal(response.status, 422);
  assert.deepEqual(Object.keys((await response.json()).errors).sort(), ["author", "email"]);
});

test("a reply is published once, whatever is sent again, and its email address is not", async () => {
  assert.ok(ajv.compile({ ...schema("reply"), $ref: "#/$defs/request" })(REPLY));
  const first = await post(REPLY);
  const again = await post(REPLY);
  assert.deepEqual([first.status, again.status], [201, 201]);
  const answer = await first.json();
  assert.ok(ajv.compile({ ...schema("reply"), $id: "answer", $ref: "#/$defs/answer" })(answer));
  assert.deepEqual(await again.json(), answer);
  const page = await thread("42");
  assert.ok(ajv.compile(schema("thread"))(page));
  assert.equal(page.replies.length, 1);
  assert.deepEqual([page.replies[0].id, page.replies[0].body], [answer.id, ["First.", "<b>Second</b>."]]);
  assert.ok(!JSON.stringify(page).includes(REPLY.email) && !JSON.stringify(page).includes(REPLY.key));
  assert.deepEqual((await thread("43")).replies, []);
});

test("the next one has to wait, and is told for how long", async () => {
  const response = await post({ ...REPLY, comment: "Another.", key: "0000000000000000" });
  assert.equal(response.status, 429);
  assert.equal(response.headers.get("retry-after"), "5");
  assert.equal(response.headers.get("access-control-expose-headers"), "Retry-After");
});

test("what is no JSON, or far too long, is refused and ends nothing", async () => {
  const send = (body) => fetch(origin, { method: "POST", body });
  assert.equal((await send("{")).status, 400);
  assert.equal((await send("x".repeat(400_000)).then(({ status }) => status, () => 413)), 413);
  assert.equal((await thread("42")).replies.length, 1);
});
