// Threads of any size, served like WordPress's REST API and in Offprint's own format.

const PER_PAGE = 100;
const START = Date.parse("2025-02-01T08:00:00Z");

/** A reply; `id` also says when it was written. */
export function reply(id, more = {}) {
  return { id, parent: 0, name: `Reader ${id}`, url: "", at: START + id * 60_000, html: `<p>Text of reply ${id}.</p>`, ...more };
}

/** That many replies; `parent` names the one that each answers, 0 for none. */
export function replies(count, parent = () => 0) {
  return Array.from({ length: count }, (_, index) => reply(index + 1, { parent: parent(index + 1) }));
}

/** 500 replies in chains of ten, each answering the one before. */
export const deep = () => replies(500, (id) => (id % 10 === 1 ? 0 : id - 1));

export class Threads {
  #all = new Map();

  /**
   * Serves these replies, which may change between two requests. `wordpress` and `own` are addresses for the attribute
   * `thread`; `failing` is how many requests fail first, `markup` that of the replies, `asked` the requests so far.
   */
  add(replies) {
    const number = String(this.#all.size + 1);
    const thread = { replies, failing: 0, asked: [], wordpress: `/thread/${number}/wp-json/wp/v2/comments?post=1`, own: `/thread/${number}/1` };
    this.#all.set(number, thread);
    return thread;
  }

  answer(request, response) {
    const { pathname, searchParams, search } = new URL(request.url, "http://host");
    const [, , number, page] = pathname.split("/");
    const thread = this.#all.get(number);
    if (!thread) return response.writeHead(404).end();
    thread.asked.push(pathname + search);
    if (thread.failing > 0) {
      thread.failing -= 1;
      return response.writeHead(503).end();
    }
    if (page === "wp-json") return wordpress(thread.replies, searchParams, response);
    own(thread, Number(page), response);
  }
}

const part = (replies, page) => replies.slice((page - 1) * PER_PAGE, page * PER_PAGE);

function send(response, value, headers = {}) {
  response.writeHead(200, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(value));
}

function wordpress(replies, query, response) {
  const sign = query.get("order") === "desc" ? -1 : 1;
  const ordered = [...replies].sort((one, other) => sign * (one.at - other.at));
  const fields = new Set(query.get("_fields").split(","));
  const comments = part(ordered, Number(query.get("page"))).map((reply) => {
    const comment = {
      id: reply.id,
      parent: reply.parent,
      author: reply.user ?? 0,
      author_name: reply.name,
      author_url: reply.url,
      date_gmt: new Date(reply.at).toISOString().slice(0, 19),
      content: { rendered: reply.html },
      author_avatar_urls: { 48: "/favicon.svg?48", 96: "/favicon.svg?96" },
    };
    return Object.fromEntries(Object.entries(comment).filter(([name]) => fields.has(name)));
  });
  const pages = Math.ceil(replies.length / PER_PAGE);
  send(response, comments, { "X-WP-Total": replies.length, "X-WP-TotalPages": pages, "Access-Control-Expose-Headers": "X-WP-Total, X-WP-TotalPages" });
}

function own({ replies, markup }, page, response) {
  const list = part(replies, page).map(({ id, parent, name, url, at, html, by }) => ({
    id: String(id),
    ...(parent && { parent: String(parent) }),
    author: { name, url, avatar: "/favicon.svg?own" },
    published: new Date(at).toISOString(),
    body: html,
    byAuthor: by,
  }));
  const more = page * PER_PAGE < replies.length;
  send(response, { replies: list, total: replies.length, markup, ...(more && { next: String(page + 1) }) });
}
