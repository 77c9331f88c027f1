// Sites that articles come from, on an origin of their own: WordPress with both kinds of API addresses, and files.
import { createServer } from "node:http";

const JSON_TYPE = "application/json; charset=UTF-8";
const error = (status, code, message) => [status, { code, message, data: { status } }];

/** What a visitor may not do or did wrong, in the order in which WordPress checks it. */
const REFUSALS = {
  login: error(401, "rest_comment_login_required", "Sorry, you must be logged in to comment."),
  closed: error(403, "rest_comment_closed", "Sorry, comments are closed for this item."),
  id: error(400, "rest_comment_exists", "Cannot create existing comment."),
  empty: error(400, "rest_comment_content_invalid", "Invalid comment content."),
  author: error(400, "rest_comment_author_data_required", "Creating a comment requires valid author name and email values."),
};

export class Source {
  /** All requests, including preflights: `{ method, path, query, type, accept, form }`, in order. */
  asked = [];
  /** Whether visitors must log in to reply. */
  members = false;
  /** `approved`, `hold`, `spam` or `trash`: what happens to a reply. */
  verdict = "approved";
  /** What a badly configured server sends before its JSON. */
  junk = "";
  /** Whether addresses without `rest_route` work. */
  readable = true;

  /** Holds back every answer to a POST until the function it returns is called. */
  hold() {
    let release;
    this.gate = new Promise((resolve) => (release = resolve));
    return release;
  }

  static async start() {
    const source = new Source();
    source.server = createServer((request, response) => source.#answer(request, response));
    await new Promise((resolve) => source.server.listen(0, "127.0.0.1", resolve));
    source.origin = `http://127.0.0.1:${source.server.address().port}`;
    return source;
  }

  stop() {
    this.server.close();
    this.server.closeAllConnections();
  }

  /** Simulates an unreachable server until the function it returns is called. */
  cut() {
    const { port } = this.server.address();
    this.stop();
    return () => new Promise((resolve) => this.server.listen(port, "127.0.0.1", resolve));
  }

  posted() {
    return this.asked.filter(({ method }) => method === "POST");
  }

  post(more = {}) {
    return {
      id: 42,
      date_gmt: "2025-03-02T18:00:00",
      modified_gmt: "2025-03-02T18:00:00",
      link: `${this.origin}/2025/harbour/`,
      title: { rendered: "Harbour &#8220;reopens&#8221;" },
      excerpt: { rendered: "<p>Ferries run again.</p>\n", protected: false },
      content: { rendered: '<p>The harbour is open. <a href="/map/">A map</a></p>', protected: false },
      comment_status: "open",
      _embedded: {
        author: [{ name: "Ana &amp; Li", description: "They write.", link: `${this.origin}/author/ana/`, avatar_urls: {} }],
        "wp:term": [[{ name: "Ports", slug: "ports", taxonomy: "category" }]],
      },
      ...more,
    };
  }

  feed() {
    const item = (id, more) => ({ id, url: `${this.origin}/${id}`, content_html: `<p>Text of ${id}.</p>`, ...more });
    return {
      version: "https://jsonfeed.org/version/1.1",
      title: "News",
      items: [item("one", { title: "Item one" }), item("two", { title: "Item two" }), item("note", {})],
    };
  }

  linkedData() {
    return {
      "@context": "https://schema.org",
      "@graph": [
        { "@type": "Person", "@id": "#ana", name: "Ana Ruiz" },
        { "@type": "NewsArticle", headline: "Linked harbour", articleBody: "One.\n\nTwo.", author: { "@id": "#ana" } },
      ],
    };
  }

  #files = {
    "/feed.json": () => this.feed(),
    "/article.jsonld": () => this.linkedData(),
    "/own.json": () => ({ headline: "Own", body: ["Text."], replyPolicy: "closed" }),
  };

  async #answer(request, response) {
    const { pathname, searchParams: query } = new URL(request.url, "http://host");
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    const { accept, "content-type": type } = request.headers;
    const form = Object.fromEntries(new URLSearchParams(body));
    this.asked.push({ method: request.method, path: pathname, query, type, accept, form });
    if (request.method === "POST") await this.gate;
    const send = ([status, value]) => {
      const head = { "Content-Type": JSON_TYPE, "Access-Control-Allow-Origin": request.headers.origin ?? "*" };
      response.writeHead(status, head).end(this.junk + JSON.stringify(value));
    };
    const file = this.#files[pathname];
    if (file) return send([200, file()]);
    const route = query.get("rest_route") ?? (this.readable ? /^\/wp-json(\/.*)$/.exec(pathname)?.[1] : undefined);
    // A web server's own error page: no JSON, and no CORS headers.
    if (!route) return response.writeHead(404, { "Content-Type": "text/html" }).end("<h1>Not found</h1>");
    send(this.#rest(request.method, route, query, form));
  }

  #rest(method, route, query, form) {
    if (route === "/wp/v2/comments") return method === "POST" ? this.#reply(form) : [200, []];
    if (route === "/wp/v2/posts") return [200, this.#posts(query.get("slug"))];
    const id = /^\/wp\/v2\/posts\/(\d+)$/.exec(route)?.[1];
    if (id === "42") return [200, this.post()];
    if (id === "43") return [200, this.post({ id: 43, comment_status: "closed" })];
    if (id === "44") return [200, this.post({ content: { rendered: "", protected: true } })];
    return error(404, "rest_post_invalid_id", "Invalid post ID.");
  }

  #posts(slug) {
    if (slug === "harbour") return [this.post()];
    return slug === "ميناء" ? [this.post({ title: { rendered: "ميناء" } })] : [];
  }

  #reply(form) {
    if (this.members) return REFUSALS.login;
    if (form.post === "43") return REFUSALS.closed;
    if (form.id) return REFUSALS.id;
    if (!form.content) return REFUSALS.empty;
    if (!form.author_name || !form.author_email) return REFUSALS.author;
    return [201, { id: 7, status: this.verdict, link: `${this.origin}/2025/harbour/#comment-7` }];
  }
}
