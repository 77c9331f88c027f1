#!/usr/bin/env node
// Records what a real WordPress answers:
//   - in tests/fixtures/wordpress, everything that the decoders must understand, from the WordPress for the tests;
//   - in public/samples/wordpress, the post and the comments of the demo's page wordpress.html (showcase.mjs).
// The same answers give the same bytes, so every difference is a change in WordPress.
//   tests/wordpress/record.mjs            records
//   tests/wordpress/record.mjs --check    only lists the differences from the recorded answers
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startWordPress } from "../e2e/support/wordpress.mjs";
import { withoutRandom } from "./random.mjs";
import { showcase } from "./showcase.mjs";

const FIXTURES = "tests/fixtures/wordpress/";
const SAMPLES = "public/samples/wordpress/";
// Paths on this machine say nothing about WordPress.
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SITE = "https://wordpress.example";
const HEADERS = ["content-type", "location", "retry-after", "link", "x-wp-total", "x-wp-totalpages", "access-control-allow-origin", "access-control-expose-headers"];
const POST_FIELDS = "id,slug,link,date_gmt,modified_gmt,title,excerpt,content,comment_status,_links,_embedded";
const EMBED = "author,wp:featuredmedia,wp:term";
const COMMENT_FIELDS = "id,post,parent,author,author_name,author_url,date_gmt,link,content,status,type";

const post = (slug, fields = POST_FIELDS) => `/wp-json/wp/v2/posts?slug=${encodeURIComponent(slug)}&_embed=${EMBED}&_fields=${fields}`;
const page = (number, fields = COMMENT_FIELDS) => `/wp-json/wp/v2/comments?post=${ids.thread}&per_page=100&page=${number}&order=asc&orderby=date_gmt&_fields=${fields}`;
const one = (id, rest = "") => `/wp-json/wp/v2/posts/${id}${rest}`;

const wordpress = await startWordPress();
const ids = Object.fromEntries((await ask(`/wp-json/wp/v2/posts?per_page=100&_fields=id,slug`)).body.map(({ id, slug }) => [slug, id]));
// WordPress lists only what is published; these are the next numbers after `feature` and before `closed`.
const unlisted = Object.fromEntries(["password", "draft", "pending", "private", "later", "trash"].map((slug, nth) => [slug, ids.feature + 1 + nth]));

async function ask(path, form, method = form ? "POST" : "GET", words = "") {
  const body = form && (typeof form === "string" ? form : new URLSearchParams(form).toString());
  const type = typeof form === "string" ? "application/json" : "application/x-www-form-urlencoded";
  const response = await fetch(wordpress.address + (words && `/with/${words}`) + path, {
    method,
    body,
    headers: { Accept: "application/json", Origin: "https://publisher.example", ...(body && { "Content-Type": type }) },
    redirect: "manual",
  });
  const headers = Object.fromEntries(HEADERS.map((name) => [name, response.headers.get(name)]).filter(([, value]) => value !== null));
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await response.arrayBuffer());
  return { request: { method, path, ...(words && { with: words }), ...(form && { body: form }) }, status: response.status, headers, ...parsed(text) };
}

/** JSON is normalised; everything else is kept as it came. */
function parsed(text) {
  try {
    return { body: JSON.parse(text) };
  } catch {
    return { text };
  }
}

/** Removes what is different each time: the port, the time, and what WordPress makes up. */
function steady(answer, words) {
  return withoutRandom(JSON.stringify(answer, null, 1))
    .replaceAll(words ? `${wordpress.address}/with/${words}` : wordpress.address, SITE)
    .replaceAll(wordpress.address.replace("http://", ""), SITE.replace("https://", ""))
    .replaceAll(ROOT, "/offprint/")
    .replace(/\/[^\s"(]*\/wordpress-[^/\s"]+\//g, "/wordpress/")
    // Also in answers that are kept as text, with escaped quotes.
    .replace(/(?<before>\\?"(?:date|modified)(?:_gmt)?\\?": ?\\?")20(?!24-05|01-)[\d:T-]+/g, "$<before>2024-06-01T12:00:00");
}

const REPLY = { post: ids.quiet, content: "A reply.", author_name: "Ann Example", author_email: "ann@example.org" };
const COMMENTS = "/wp-json/wp/v2/comments";
let sent = 0;
/** A new comment; each has a different text, unless one is given. */
const send = (changes = {}, words = "") => ask(COMMENTS, { ...REPLY, content: `Reply ${(sent += 1)}.`, ...changes }, "POST", words);
const without = (...names) => Object.fromEntries(Object.entries(REPLY).filter(([name]) => !names.includes(name)));

const BLOCKS = Object.keys(ids).filter((slug) => slug.startsWith("block-")).reverse();
const READ = {
  "post-by-id": () => ask(`${one(ids.feature)}?_embed=${EMBED}&_fields=${POST_FIELDS}`),
  "post-by-slug": () => ask(post("feature")),
  "post-whole": () => ask(`${one(ids.feature)}?_embed=1`),
  "post-list": () => ask("/wp-json/wp/v2/posts?per_page=3&_fields=id,slug,link,title"),
  "post-unknown-slug": () => ask(post("no-such-post")),
  "post-unknown-id": () => ask(one(999999)),
  "post-draft": () => ask(one(unlisted.draft)),
  "post-private": () => ask(one(unlisted.private)),
  "post-password": () => ask(post("password")),
  "post-password-given": () => ask(one(unlisted.password, "?password=tide&_fields=id,content,comment_status")),
  "post-password-wrong": () => ask(one(unlisted.password, "?password=ebb")),
  "post-closed": () => ask(post("closed")),
  ...Object.fromEntries(
    ["empty-title", "empty", "escaped-author", "nameless-author", "deleted-author", "script-title", "ميناء-بيروت", "relative", "hostile", "shortcodes", "classic", "old-markup", "long-words"]
      .map((slug) => [slug === "ميناء-بيروت" ? "post-arabic" : `post-${slug}`, () => ask(post(slug))]),
  ),
  ...Object.fromEntries(BLOCKS.map((slug) => [slug, () => ask(post(slug, "id,slug,title,content"))])),
  "no-route": () => ask("/wp-json/wp/v2/nothing"),
  "bad-parameter": () => ask("/wp-json/wp/v2/comments?per_page=101"),
  "comments-empty": () => ask(`${COMMENTS}?post=${ids.quiet}`),
  "comments-few": () => ask(`${COMMENTS}?post=${ids.talk}&order=asc&per_page=100`),
  ...Object.fromEntries([1, 2, 3, 4, 5].map((number) => [`comments-page-${number}`, () => ask(page(number))])),
  "comments-past-the-end": () => ask(page(6)),
  "comments-newest": () => ask(`${COMMENTS}?post=${ids.thread}&per_page=5&order=desc&_fields=${COMMENT_FIELDS}`),
  "comments-password": () => ask(`${COMMENTS}?post=${unlisted.password}`),
  "comments-draft": () => ask(`${COMMENTS}?post=${unlisted.draft}`),
  "comments-unknown-post": () => ask(`${COMMENTS}?post=999999`),
  ...Object.fromEntries(["critical", "maintenance", "notice", "bom", "truncated", "empty", "locked", "firewall"]
    .map((fault) => [`fault-${fault}`, () => ask(post("quiet", "id,title"), undefined, "GET", `posts=${fault}`)])),
};
const long = (length, letter = "x") => letter.repeat(length);
const SENT = {
  "send-approved": () => send(),
  "send-json": () => ask(COMMENTS, JSON.stringify({ ...REPLY, content: "Sent as JSON." })),
  "send-answer": () => send({ post: ids.talk, parent: 1 }),
  "send-escaped": () => send({ author_name: 'O\'Neil & <b>Sons</b> "Q"', content: "<script>x</script><b>bold</b> & https://example.org" }),
  "send-nothing-left": () => send({ content: "<script></script>" }),
  "send-orphan": () => send({ parent: 999999 }),
  "send-hold-moderation": () => send({}, "moderation"),
  "send-hold-first": () => send({ author_email: "newcomer@example.org" }, "first-held"),
  "send-hold-links": () => send({ content: "https://example.org/1 https://example.org/2" }),
  "send-hold-word": () => send({ content: "Come to the casino." }),
  "send-spam": () => send({}, "spam"),
  "send-trash": () => send({ content: "buy-pills-now" }),
  "send-closed": () => send({ post: ids.closed }),
  "send-login-required": () => send({}, "no-anonymous"),
  "send-members-only": () => send({}, "members"),
  "send-no-post": () => send({ post: 999999 }),
  "send-draft": () => send({ post: unlisted.draft }),
  "send-trashed-post": () => send({ post: unlisted.trash }),
  "send-private": () => send({ post: unlisted.private }),
  "send-password": () => send({ post: unlisted.password }),
  "send-password-given": () => send({ post: unlisted.password, password: "tide" }),
  "send-no-name": () => ask(COMMENTS, without("author_name")),
  "send-no-email": () => ask(COMMENTS, without("author_email")),
  "send-nameless-site": () => ask(COMMENTS, without("author_name", "author_email"), "POST", "nameless"),
  "send-bad-email": () => send({ author_email: "user@localhost" }),
  "send-email-with-space": () => send({ author_email: " ann@example.org" }),
  "send-empty": () => send({ content: " " }),
  "send-long-name": () => send({ author_name: long(246) }),
  "send-long-email": () => send({ author_email: `${long(100)}@example.org` }),
  "send-long-url": () => send({ author_url: `https://example.org/${long(200)}` }),
  "send-long-comment": () => send({ content: long(65526) }),
  "send-long-in-bytes": () => send({ author_name: long(124, "é") }),
  "send-url-repaired": () => send({ author_url: "example.com" }),
  "send-url-removed": () => send({ author_url: "javascript:alert(1)" }),
  "send-duplicate": async () => (await ask(COMMENTS, { ...REPLY, content: "Twice." }), ask(COMMENTS, { ...REPLY, content: "Twice." })),
  "send-flood": () => send({}, "flood"),
  "send-status-forbidden": () => send({ status: "approved" }),
  "send-bad-json": () => ask(COMMENTS, "{"),
  "send-not-saved": () => send({}, "not-saved"),
  ...Object.fromEntries(["critical", "maintenance", "notice", "empty", "firewall"].map((fault) => [`send-fault-${fault}`, () => send({}, `send=${fault}`)])),
  "form-approved": () => ask("/wp-comments-post.php", { comment_post_ID: ids.quiet, comment: "By the form.", author: "Ann", email: "ann@example.org" }),
  "form-closed": () => ask("/wp-comments-post.php", { comment_post_ID: ids.closed, comment: "By the form.", author: "Ann", email: "ann@example.org" }),
};

const files = new Map();
try {
  for (const [name, record] of Object.entries({ ...READ, ...SENT })) {
    const answer = await record();
    // Too long to keep: only the beginning and the length.
    if (answer.request.body?.content?.length > 1000) answer.request.body.content = `${answer.request.body.content.slice(0, 3)}… (${answer.request.body.content.length})`;
    files.set(`${name}.json`, `${steady(answer, answer.request.with)}\n`);
  }
} finally {
  await wordpress.stop();
}

const recordings = [[FIXTURES, files], [SAMPLES, await showcase()]];
if (process.argv.includes("--check")) {
  for (const [folder, files] of recordings) {
    const kept = readdirSync(ROOT + folder);
    const different = [...new Set([...kept, ...files.keys()])].filter((file) => !kept.includes(file) || readFileSync(ROOT + folder + file, "utf8") !== files.get(file));
    for (const file of different) console.log(`differs: ${folder}${file}`);
    if (different.length) process.exitCode = 1;
  }
} else {
  for (const [folder, files] of recordings) {
    rmSync(ROOT + folder, { recursive: true, force: true });
    mkdirSync(ROOT + folder, { recursive: true });
    for (const [file, text] of files) writeFileSync(ROOT + folder + file, text);
    console.log(`${files.size} answers in ${folder}`);
  }
}
