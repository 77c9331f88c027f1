// Static pages made by prerender, and a server for them, with the policy that prerender prints, the module, and an endpoint that
// accepts forms.
import { execFile } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { DIST, TYPES } from "./site.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const samples = join(root, "public/samples");

/** The program; `scripts/test e2e` builds it. */
export const PRERENDER = process.env.OFFPRINT_PRERENDER || join(root, "target/debug/prerender");
/** Why static pages can't be tested; `false` if they can. */
export const missing = !existsSync(PRERENDER) && "the program is not built (cargo build -p offprint-prerender)";

export const sample = async (name) => JSON.parse(await readFile(join(samples, `${name}.json`), "utf8"));

export class Pages {
  /** The forms that were posted: `{ path, type, fields }`. */
  received = [];
  /** The requested paths, in order. */
  asked = [];
  #policies = new Map();
  #gates = [];

  static async start() {
    const pages = new Pages();
    pages.directory = await mkdtemp(join(tmpdir(), "offprint-pages-"));
    pages.server = createServer((request, response) => pages.#answer(request, response).catch((error) => response.writeHead(500).end(String(error))));
    await new Promise((resolve) => pages.server.listen(0, "127.0.0.1", resolve));
    pages.origin = `http://127.0.0.1:${pages.server.address().port}`;
    return pages;
  }

  async stop() {
    this.server.close();
    this.server.closeAllConnections();
    await rm(this.directory, { recursive: true, force: true });
  }

  /** The page of an article: its address and its HTML. `scripts` is the `script-src` of the policy it is served with. */
  async make(name, article, { scripts = "'self' 'wasm-unsafe-eval'", module = "/offprint", connect = "'self'", options = [] } = {}) {
    const [input, output] = [join(this.directory, "in", name), join(this.directory, "out", name)];
    await mkdir(input, { recursive: true });
    await writeFile(join(input, "story.json"), JSON.stringify(article));
    if (typeof article.replies === "string") await copyFile(join(samples, article.replies), join(input, article.replies));
    const site = ["--site-name", "The Example", "--tagline", "All that is an example", "--address", `${this.origin}/${name}`];
    const script = module ? ["--module", module] : [];
    const { stdout } = await promisify(execFile)(PRERENDER, [join(input, "story.json"), "--output", output, ...site, ...script, ...options]);
    const styles = stdout.match(/style-src (.*)/)[1];
    this.#policies.set(name, `default-src 'none'; script-src ${scripts}; style-src ${styles}; img-src *; media-src *; connect-src ${connect}; form-action *`);
    const folders = await readdir(output, { withFileTypes: true });
    const folder = folders.find((entry) => entry.isDirectory() && existsSync(join(output, entry.name, "index.html"))).name;
    return {
      url: `${this.origin}/${name}/${encodeURIComponent(folder)}/`,
      html: await readFile(join(output, folder, "index.html"), "utf8"),
    };
  }

  /** Holds back all files of the module until the function it returns is called. */
  holdModule() {
    let open;
    this.#gates.push(new Promise((resolve) => (open = resolve)));
    return open;
  }

  async #answer(request, response) {
    const { pathname } = new URL(request.url, this.origin);
    this.asked.push(pathname);
    if (request.method === "POST") return this.#receive(request, response, pathname);
    const [, name, ...rest] = decodeURIComponent(pathname).split("/");
    const inner = rest.join("/");
    if (name === "offprint") await Promise.all(this.#gates);
    const places = name === "offprint" ? [join(DIST ?? "", inner)] : [join(this.directory, "out", name, "/", inner), join(samples, inner)];
    const files = places.map((place) => (place.endsWith("/") ? `${place}index.html` : place));
    const file = files.find((file) => existsSync(file) && statSync(file).isFile());
    if (!file) return response.writeHead(404).end();
    response.setHeader("Content-Security-Policy", this.#policies.get(name) ?? "default-src 'none'");
    response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" }).end(await readFile(file));
  }

  async #receive(request, response, path) {
    let text = "";
    for await (const chunk of request.setEncoding("utf8")) text += chunk;
    this.received.push({ path, type: request.headers["content-type"], fields: Object.fromEntries(new URLSearchParams(text)) });
    response.writeHead(200, { "Content-Type": TYPES[".html"] }).end("<!doctype html><title>Thank you</title><p>Thank you");
  }
}
