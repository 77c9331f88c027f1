// When an element loads what it needs, and what is shown until then.
import assert from "node:assert/strict";
import test from "node:test";
import { focused, stage, until } from "./support/browser.mjs";
import { form, REPLY } from "./support/reader.mjs";
import { element, repliesElement } from "./support/site.mjs";
import { replies } from "./support/threads.mjs";
import { say } from "./support/words.mjs";

const show = stage();
const FAR = '<link rel="stylesheet" href="/far.css"><div class="far"></div>';
const far = (page) => page.route("**/far.css", (route) => route.fulfill({ contentType: "text/css", body: ".far { height: 9000px }" }));
const idle = (page) => page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
const asked = (part) => show.site.asked.filter((path) => path.includes(part)).length;

test("an element far below asks for nothing, not even the module, until the reader comes near", async (t) => {
  const before = asked(".wasm");
  const page = await show.open(t, show.site.page(`${FAR}${element({ src: "/article/good?far" })}`), { before: far });
  await until(page, () => customElements.get("offprint-article"));
  await idle(page);
  assert.deepEqual([asked("?far"), asked(".wasm") - before], [0, 0]);
  await page.evaluate(() => scrollTo(0, 8000));
  await page.getByRole("heading", { name: "A good headline" }).waitFor();
});

test("loading=eager asks at once, also when it is set later", async (t) => {
  const page = await show.open(t, show.site.page(`${FAR}${element({ src: "/article/good?eager", loading: "eager" })}`), { before: far });
  await page.getByRole("heading", { name: "A good headline" }).waitFor({ state: "attached" });
  const later = await show.open(t, show.site.page(`${FAR}${element({ src: "/article/good?later" })}`), { before: far });
  await until(later, () => customElements.get("offprint-article"));
  await later.locator("offprint-article").evaluate((host) => host.setAttribute("loading", "eager"));
  await later.getByRole("heading", { name: "A good headline" }).waitFor({ state: "attached" });
});

test("preloaded content and the module are asked for in parallel, once, however many elements there are", async (t) => {
  const release = show.site.hold(t, "/offprint-");
  const before = asked("_bg.wasm");
  const preload = (number) => `<link rel="preload" as="fetch" crossorigin href="/article/good?of=${number}">`;
  const twice = [1, 2].map((number) => preload(number) + element({ src: `/article/good?of=${number}` })).join("");
  const arrived = show.site.page(twice);
  const page = await show.newPage(t);
  const content = page.waitForRequest((request) => request.url().endsWith("?of=2"));
  await page.goto(arrived);
  await content;
  release();
  await page.getByRole("heading", { name: "A good headline" }).nth(1).waitFor();
  assert.deepEqual([asked("?of=1"), asked("?of=2"), asked("_bg.wasm") - before], [1, 1, 1]);
});

// What a static page brings: the thread and a plain form, marked as a copy of what will be there.
const COPY = `<div data-offprint-static><section class="replies"><ol class="thread"><li>A printed reply</li></ol>
<form method="post" action="/plain"><textarea name="comment"></textarea><input name="author"><input name="email" type="email">
<input name="url"><button>Post Comment</button></form></section></div>`;
const copied = (page, name) => page.locator(`[data-offprint-static] [name=${name}]`);

async function openCopy(t, attributes = {}, options) {
  const thread = show.site.threads.add(replies(1));
  const release = show.site.hold(t, `${thread.own}`);
  const body = repliesElement({ src: thread.own, "reply-to": "/reply/held", ...attributes }, COPY);
  const page = await show.open(t, show.site.page(body), options);
  await page.getByText("A printed reply").waitFor();
  return { page, release, thread };
}

const live = (page) => page.locator("ol.thread > [id='comment-1']");

test("a static copy stays until the thread is there; then typed words, focus and selection go over", async (t) => {
  const { page, release } = await openCopy(t);
  for (const [name, value] of Object.entries(REPLY)) await copied(page, name).fill(value);
  await copied(page, "comment").evaluate((area) => {
    area.focus();
    area.setSelectionRange(2, 5, "forward");
  });
  assert.equal(await page.getByText("A printed reply").isVisible(), true);
  release();
  await live(page).waitFor();
  assert.equal(await page.getByText("A printed reply").isVisible(), false);
  for (const [name, value] of Object.entries(REPLY)) assert.equal(await form(page)[name].inputValue(), value);
  await until(page, () => document.querySelector("offprint-replies").shadowRoot.activeElement?.id === "comment");
  const selection = await form(page).comment.evaluate((area) => [area.selectionStart, area.selectionEnd]);
  assert.deepEqual(selection, [2, 5]);
  await page.keyboard.type("ABC");
  assert.equal(await form(page).comment.inputValue(), `${REPLY.comment.slice(0, 2)}ABC${REPLY.comment.slice(5)}`);
});

test("what was typed into the copy is kept as a draft, and typed words win over an older draft", async (t) => {
  const { page, release } = await openCopy(t, { article: "kept" });
  await copied(page, "comment").fill("Older words");
  release();
  await live(page).waitFor();
  await page.reload();
  await live(page).waitFor();
  assert.equal(await form(page).comment.inputValue(), "Older words");
});

test("the focus on the copy's button stays on the button", async (t) => {
  const { page, release } = await openCopy(t);
  await page.getByRole("button", { name: "Post Comment" }).focus();
  release();
  await live(page).waitFor();
  await until(page, () => document.querySelector("offprint-replies").shadowRoot.activeElement);
  assert.match((await focused(page)).class, /submit/);
});

test("a copy whose thread can't be had stays, with its plain form", async (t) => {
  const thread = show.site.threads.add(replies(1));
  thread.failing = 9;
  const page = await show.open(t, show.site.page(repliesElement({ src: thread.own }, COPY)));
  const answered = page.waitForResponse((response) => response.status() === 503);
  await answered.catch(() => {});
  await until(page, () => document.querySelector("offprint-replies").shadowRoot?.querySelector(".thread-failed"));
  assert.equal(await page.getByText("A printed reply").isVisible(), true);
  assert.equal(await page.getByText(say("RepliesFailed")).isVisible(), false);
});
