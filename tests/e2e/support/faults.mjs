// Good and bad answers of a server that is asked for an article.

const JSON_TYPE = "application/json";
const HUGE = 20 * 1024 * 1024;
/** A valid body of 5 MB, and one that is nested deeper than any editor would write it. */
const LONG = "<h2>A heading</h2><p>Some <em>words</em> and a <a href=\"/x\">link</a>.</p><ul><li>One</li><li>Two</li></ul>".repeat(50_000);
const DEEP = "<div>".repeat(60_000);

/** A small article in Offprint's own format. */
export const ARTICLE = {
  id: "good",
  language: "en",
  headline: "A good headline",
  authors: ["Ann Example"],
  body: "<p>A good text.</p>",
};

const send = (response, status, type, body) => response.writeHead(status, { "Content-Type": type }).end(body);
const json = (value, status = 200) => (response) => send(response, status, JSON_TYPE, JSON.stringify(value));
const page = (response, status = 200) => send(response, status, "text/html", "<!doctype html><title>Not found</title><p>Sorry.");
const moved = (to) => (response) => response.writeHead(302, { Location: to }).end();

/** The answers of `/article/…`, by name. */
export const ARTICLE_ANSWERS = {
  good: json(ARTICLE),
  long: json({ ...ARTICLE, body: `${LONG}<p>The last words.</p>` }),
  deep: json({ ...ARTICLE, body: `${DEEP}<p>The last words.</p>` }),
  // Valid, although the server sends another media type.
  mislabelled: (response) => send(response, 200, "text/html", JSON.stringify(ARTICLE)),
  redirect: moved("/article/good"),
  404: (response) => page(response, 404),
  410: (response) => page(response, 410),
  403: (response) => page(response, 403),
  418: (response) => page(response, 418),
  500: (response) => page(response, 500),
  503: json({ error: "maintenance" }, 503),
  empty: (response) => send(response, 200, JSON_TYPE, ""),
  truncated: (response) => send(response, 200, JSON_TYPE, JSON.stringify(ARTICLE).slice(0, -20)),
  damaged: (response) => send(response, 200, JSON_TYPE, '{"headline" "no colon"}'),
  page: (response) => page(response),
  "redirect-to-page": moved("/article/page"),
  "redirect-loop": (response, request) => moved(request.url)(response),
  "redirect-to-image": moved("/article/image"),
  image: (response) => send(response, 200, "image/png", Buffer.from("89504e470d0a1a0a", "hex")),
  text: (response) => send(response, 200, "text/plain", "The article is not here today."),
  array: json([ARTICLE]),
  string: json("A good text."),
  number: json(42),
  "no-headline": json({}),
  "no-body": json({ headline: "A headline alone" }),
  rss: (response) => send(response, 200, "application/rss+xml", '<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>'),
  "rss-in-json": json({ rss: { channel: { title: "News" } } }),
  "no-text": json({ "@type": "NewsArticle", headline: "A headline alone", url: "https://news.example/harbour" }),
  huge: (response) => {
    response.writeHead(200, { "Content-Type": JSON_TYPE, "Content-Length": HUGE });
    response.end(Buffer.alloc(HUGE, " "));
  },
  "huge-without-length": (response) => {
    response.writeHead(200, { "Content-Type": JSON_TYPE });
    response.write(Buffer.alloc(HUGE, " "));
    response.end();
  },
  reset: (_, request) => request.socket.destroy(),
  "breaks-off": (response) => {
    response.writeHead(200, { "Content-Type": JSON_TYPE });
    response.write('{"headline": "A ', () => response.destroy());
  },
  hang: () => {},
  "hang-in-the-middle": (response) => response.writeHead(200, { "Content-Type": JSON_TYPE }).write('{"headline": "A '),
};

const wordpress = (status, code, message) => json({ code, message, data: { status } }, status);

/** The answers of `/reply/…`, by name. */
export const REPLY_ANSWERS = {
  published: json({ status: "published", id: "7", url: "/thread#7" }, 201),
  held: json({ status: "held" }, 202),
  "wordpress-hold": json({ id: 12, status: "hold", link: "http://127.0.0.1/#comment-12" }, 201),
  fields: json({ errors: { email: "This address has been blocked.", comment: "Fewer links, please." } }, 422),
  "too-fast": (response) =>
    response.writeHead(429, { "Content-Type": JSON_TYPE, "Retry-After": "5" }).end('{"error":"slow down"}'),
  flood: wordpress(400, "comment_flood", "You are posting comments too quickly. Slow down."),
  duplicate: wordpress(409, "comment_duplicate", "It looks as though you&#8217;ve already said that!"),
  503: (response) => page(response, 503),
  closed: wordpress(403, "rest_comment_closed", "Sorry, comments are closed for this item."),
  login: wordpress(401, "rest_comment_login_required", "Sorry, you must be logged in to comment."),
  refused: wordpress(400, "too_many_links", "Links are not <b>welcome</b> here &amp; never were."),
  page: (response) => page(response),
  reset: (_, request) => request.socket.destroy(),
  hang: () => {},
};
