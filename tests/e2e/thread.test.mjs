// The thread below the article: order, pages, permalinks, and the form that moves into it.
import assert from "node:assert/strict";
import test from "node:test";
import { objections } from "./support/axe.mjs";
import { focused, stage, until } from "./support/browser.mjs";
import { fill, form, REPLY, says } from "./support/reader.mjs";
import { ARTICLE } from "./support/faults.mjs";
import { embedded } from "./support/site.mjs";
import { deep, replies, reply } from "./support/threads.mjs";
import { say } from "./support/words.mjs";

const show = stage();

/** A page with an article and a thread of these replies; the address may have a fragment. */
async function open(t, list, { kind = "wordpress", hash = "", attributes = {}, article = ARTICLE, settled = true, failing = 0, page: more, ...options } = {}) {
  const thread = show.site.threads.add(list);
  thread.failing = failing;
  const url = show.site.article({ thread: thread[kind], "reply-to": "/reply/published", ...attributes }, embedded(article), more);
  const page = await show.open(t, url + hash, options);
  await form(page).submit.waitFor();
  const parts = { ...form(page), ...seen(page), page, thread, url };
  if (settled && list.length) await parts.item(list[0].id).waitFor();
  return parts;
}

/** The text that is to be seen, once there is any: replies that the browser has not laid out yet have none. */
async function textInView(locator) {
  await locator.evaluate((element) => new Promise((done) => {
    const look = () => (element.checkVisibility({ contentVisibilityAuto: true }) ? done() : requestAnimationFrame(look));
    element.scrollIntoView();
    look();
  }));
  return locator.innerText();
}

function seen(page) {
  const item = (id) => page.locator(`[id="comment-${id}"]`);
  return {
    item,
    own: (id) => item(id).locator("> .reply"),
    answer: (id) => item(id).locator("> .reply .answer"),
    items: page.locator("ol.thread li"),
    title: page.locator(".thread-title"),
    // Pressed with a key, because replies that are laid out above it can move it away between pressing and releasing the mouse.
    more: page.locator("button.more"),
    sort: page.locator("#sort"),
    marked: page.locator("[data-here]"),
    failed: page.locator(".thread-failed"),
    cancel: page.getByRole("button", { name: say("CancelReply") }),
    /** The thread as ids, those of answers in brackets behind what they answer. */
    tree: () =>
      page.locator("ol.thread").evaluate((list) => {
        const write = (list) => [...list.children].map((item) => {
          const inner = item.querySelector(":scope > ol");
          return item.id.replace("comment-", "") + (inner ? `(${write(inner)})` : "");
        }).join(" ");
        return write(list);
      }),
  };
}

const LINKED = () => [reply(1), reply(2, { parent: 1 }), reply(3), reply(4, { parent: 1 }), reply(5, { parent: 2 })];

for (const kind of ["wordpress", "own"]) {
  test(`replies stand under what they answer, with a count above them (${kind})`, async (t) => {
    const { tree, title } = await open(t, LINKED(), { kind });
    assert.equal(await tree(), "1(2(5) 4) 3");
    await says(title, say("CountReplies", 5));
  });
}

test("a thread named by the article's document is found beside it", async (t) => {
  const page = await show.open(t, await show.site.standalone());
  await says(seen(page).title, say("CountReplies", 14));
  await says(page.locator("#comment-r4 > .reply .badge"), say("ByTheAuthor"));
});

test("without the address of a thread nothing is asked for and nothing stands over the form", async (t) => {
  const page = await show.open(t, show.site.article({ "reply-to": "/reply/held" }, embedded()));
  await form(page).submit.waitFor();
  assert.equal(await seen(page).title.isVisible(), false);
  assert.equal(await seen(page).more.isVisible(), false);
  assert.equal(await page.getByText(say("NoReplies")).count(), 0);
});

test("what is deeper than five levels stands at the fifth and says whom it answers", async (t) => {
  const { tree, own } = await open(t, replies(8, (id) => id - 1));
  assert.equal(await tree(), "1(2(3(4(5 6 7 8))))");
  assert.equal(await own(5).locator(".reply-note").count(), 0);
  await says(own(7).locator(".reply-note"), say("InReplyTo", "Reader 6"));
  assert.equal(new URL(await own(7).locator(".reply-note a").getAttribute("href")).hash, "#comment-6");
});

test("a reply whose parent is not in the thread, or is its own answer, stands at the top", async (t) => {
  const { tree } = await open(t, [reply(1), reply(2, { parent: 99 }), reply(3, { parent: 4 }), reply(4, { parent: 3 })]);
  assert.match(await tree(), /^1 2 (3\(4\)|4\(3\))$/);
});

test("the newest first turns around only the top", async (t) => {
  const { tree, sort, page } = await open(t, LINKED());
  await sort.selectOption("newest");
  await until(page, () => document.querySelector("offprint-article").shadowRoot.querySelector("ol.thread > li").id === "comment-3");
  assert.equal(await tree(), "3 1(2(5) 4)");
  await sort.selectOption("oldest");
  await until(page, () => document.querySelector("offprint-article").shadowRoot.querySelector("ol.thread > li").id === "comment-1");
  assert.equal(await tree(), "1(2(5) 4) 3");
});

test("the attribute sort says which come first, and WordPress is asked for those", async (t) => {
  const { tree, thread, sort } = await open(t, LINKED(), { attributes: { sort: "newest" } });
  assert.equal(await tree(), "3 1(2(5) 4)");
  assert.equal(await sort.inputValue(), "newest");
  assert.match(thread.asked[0], /order=desc/);
});

test("a name is linked only to a site, and nobody vouches for it", async (t) => {
  const list = [reply(1, { url: "https://example.org/" }), reply(2), reply(3, { url: "javascript:alert(1)" })];
  const { own } = await open(t, list);
  const link = own(1).locator(".reply-author a");
  assert.deepEqual([await link.getAttribute("href"), await link.getAttribute("rel")], ["https://example.org/", "noopener nofollow ugc"]);
  assert.equal(await own(2).locator(".reply-author a").count(), 0);
  assert.equal(await own(3).locator(".reply-author a").count(), 0);
});

test("the time is told as how long ago it was, in full in its title, and is the reply's address", async (t) => {
  const { own, page } = await open(t, [reply(1, { at: Date.now() - 3 * 3_600_000 - 60_000 })]);
  const time = own(1).locator("a.permalink > time");
  assert.equal(await textInView(time), "3 hours ago");
  assert.match(await time.getAttribute("datetime"), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
  assert.match(await time.getAttribute("title"), /\d{4}.* at \d\d:\d\d$/);
  assert.equal(await own(1).locator("a.permalink").getAttribute("href"), `${page.url()}#comment-1`);
});

test("only who is signed in under the author's name has the author's badge", async (t) => {
  const { own } = await open(t, [reply(1, { name: "Ann Example", user: 3 }), reply(2, { name: "Ann Example" })]);
  await says(own(1).locator(".badge"), say("ByTheAuthor"));
  assert.equal(await own(2).locator(".badge").count(), 0);
});

test("pictures are fetched only where the attribute avatars asks for them", async (t) => {
  const without = await open(t, [reply(1, { name: "Bo Øst" })]);
  assert.equal(await without.own(1).locator("img").count(), 0);
  await says(without.own(1).locator(".initials"), "BØ");
  assert.doesNotMatch(without.thread.asked[0], /avatar/);
  const { own, thread } = await open(t, [reply(1)], { attributes: { avatars: true } });
  assert.match(await own(1).locator("img.avatar").getAttribute("src"), /favicon\.svg\?96$/);
  assert.match(thread.asked[0], /author_avatar_urls/);
});

test("names and texts that hold markup or scripts are text, and nothing runs", async (t) => {
  const evil = '<img src=x onerror="window.hacked=1"><script>window.hacked=2</script>';
  const list = [
    reply(1, { name: "&lt;img src=x onerror=window.hacked=3&gt;", html: `<p onclick="window.hacked=4">Text${evil}<a href="javascript:window.hacked=5">link</a></p>` }),
    reply(2, { html: '<p style="position:fixed">Two</p><form><input></form><iframe src="/"></iframe>' }),
  ];
  const { own, page } = await open(t, list, { hostile: true });
  assert.equal(await textInView(own(1).locator(".reply-author")), "<img src=x onerror=window.hacked=3>");
  assert.equal(await own(1).locator("img, script, [onclick], [href^=javascript]").count(), 0);
  assert.equal(await own(2).locator("[style], form, input, iframe").count(), 0);
  await own(1).locator(".reply-text").click();
  assert.equal(await page.evaluate(() => window.hacked), undefined);
});

test("what people wrote runs in its own direction, whatever the interface does", async (t) => {
  const list = [reply(1, { name: "ليلى حداد", html: "<p>هذا رد بالعربية.</p>" }), reply(2)];
  const { own } = await open(t, list, { attributes: { dir: "rtl" }, page: { dir: "rtl" } });
  const direction = (id) => own(id).locator(".reply-text").evaluate((text) => getComputedStyle(text).direction);
  assert.deepEqual([await direction(1), await direction(2)], ["rtl", "ltr"]);
});

test("pages of a hundred are loaded one by one, as the reader asks for them", async (t) => {
  const { items, more, title, thread, page } = await open(t, replies(250));
  await says(title, say("CountReplies", 250));
  assert.equal(await items.count(), 100);
  assert.equal(thread.asked.length, 1);
  await more.press("Enter");
  await until(page, () => document.querySelector("offprint-article").shadowRoot.querySelectorAll("ol.thread li").length === 200);
  assert.match((await focused(page)).class, /more/);
  await says(page.locator(".unseen"), say("RepliesShown", 200));
  await more.press("Enter");
  await until(page, () => document.querySelector("offprint-article").shadowRoot.querySelectorAll("ol.thread li").length === 250);
  // The button is gone: reading goes on where the new replies begin.
  await more.waitFor({ state: "hidden" });
  assert.match((await focused(page)).text, /Text of reply 201\./);
  assert.equal(thread.asked.length, 3);
});

test("a thread of our own format leads on by its own addresses", async (t) => {
  const { items, more, thread } = await open(t, replies(120), { kind: "own" });
  assert.equal(await items.count(), 100);
  await more.press("Enter");
  await more.waitFor({ state: "hidden" });
  assert.equal(await items.count(), 120);
  assert.equal(thread.asked.length, 2);
});

test("a reply that came before its parent moves under it, with the form and what is typed in it", async (t) => {
  const list = replies(150);
  list[2] = reply(3, { parent: 140 });
  const { page, item, answer, comment, more } = await open(t, list);
  await answer(3).click();
  await comment.fill("Half a thought");
  // The reader goes on typing while the page arrives.
  await more.evaluate((button) => button.click());
  await item(140).locator("> ol > [id=comment-3] textarea").waitFor();
  assert.equal(await comment.inputValue(), "Half a thought");
  assert.equal((await focused(page)).id, "comment");
});

test("of ten thousand replies the first hundred are there after one request", async (t) => {
  const { items, thread, title } = await open(t, replies(10_000, (id) => (id % 3 ? 0 : id - 1)));
  assert.equal(await items.count(), 100);
  assert.equal(thread.asked.length, 1);
  await says(title, say("CountReplies", 10_000));
});

test("five hundred replies in chains of ten are shown five levels deep", async (t) => {
  const { page, more, items } = await open(t, deep());
  for (let shown = 200; shown <= 500; shown += 100) {
    await more.press("Enter");
    await until(page, (shown) => document.querySelector("offprint-article").shadowRoot.querySelectorAll("ol.thread li").length === shown, shown);
  }
  assert.equal(await items.count(), 500);
  assert.equal(await page.locator("ol.thread > li").count(), 50);
  assert.equal(await page.locator("ol.thread ol ol ol ol ol").count(), 0);
});

test("an address that names a reply leads to it and marks it", async (t) => {
  const { own, page, marked } = await open(t, replies(60), { hash: "#comment-55" });
  await says(marked, "Text of reply 55.");
  await until(page, () => {
    const { top } = document.querySelector("offprint-article").shadowRoot.querySelector("[data-here]").getBoundingClientRect();
    return top >= 0 && top < innerHeight;
  });
  assert.match((await focused(page)).text, /Text of reply 55\./);
  await page.evaluate(() => (location.hash = "#comment-7"));
  await says(marked, "Text of reply 7.");
  assert.equal(await marked.count(), 1);
  await own(3).locator("a.permalink").click();
  await says(marked, "Text of reply 3.");
});

test("a reply deep in the thread is looked for page by page, and the search says how far it is", async (t) => {
  const { page, thread, marked, more } = await open(t, replies(450), { hash: "#comment-333", settled: false });
  await marked.waitFor();
  await says(marked, "Text of reply 333.");
  assert.equal(thread.asked.length, 4);
  await says(more, say("LoadMoreReplies"));
  const release = show.site.hold(t, "/thread/");
  await page.evaluate(() => (location.hash = "#comment-440"));
  await says(more, "Loading 5 of 5…");
  assert.equal(await more.getAttribute("aria-busy"), "true");
  release();
  await says(marked, "Text of reply 440.");
});

test("a search for a reply that is nowhere ends with the thread", async (t) => {
  const { page, thread, marked, items } = await open(t, replies(210), { hash: "#comment-999" });
  await until(page, () => document.querySelector("offprint-article").shadowRoot.querySelectorAll("ol.thread li").length === 210);
  assert.equal(thread.asked.length, 3);
  assert.equal(await marked.count(), 0);
  assert.equal(await items.count(), 210);
});

test("Reply moves the form under the reply, and Cancel moves it back; its nodes stay the same", async (t) => {
  const { page, item, answer, comment, cancel } = await open(t, LINKED());
  const before = await comment.elementHandle();
  assert.equal(await cancel.isVisible(), false);
  await answer(2).click();
  assert.equal((await focused(page)).id, "comment");
  await says(page.locator(".respond-title"), say("LeaveAReplyTo", "\u2068Reader 2\u2069"));
  assert.equal(await item(2).locator("> .respond").count(), 1);
  assert.ok(await comment.evaluate((now, before) => now === before, before));
  await cancel.click();
  assert.equal((await focused(page)).class, "answer");
  assert.ok(await answer(2).evaluate((button) => button.getRootNode().activeElement === button));
  await says(page.locator(".respond-title"), say("LeaveAReply"));
  assert.equal(await page.locator(".form-home > .respond").count(), 1);
  assert.ok(await comment.evaluate((now, before) => now === before, before));
});

test("each reply that is answered has a draft of its own, and none is lost on the way or in a reload", async (t) => {
  const { page, answer, comment, author, cancel, submit } = await open(t, LINKED());
  await comment.fill("To the article");
  await author.fill("Ann");
  await answer(1).click();
  assert.equal(await comment.inputValue(), "");
  assert.equal(await author.inputValue(), "Ann");
  await comment.fill("To the first");
  await answer(3).click();
  assert.equal(await comment.inputValue(), "");
  await comment.fill("To the third");
  await answer(1).click();
  assert.equal(await comment.inputValue(), "To the first");
  await cancel.click();
  assert.equal(await comment.inputValue(), "To the article");
  await page.reload();
  await submit.waitFor();
  assert.equal(await comment.inputValue(), "To the article");
  await answer(3).click();
  assert.equal(await comment.inputValue(), "To the third");
});

test("what was said about one text is not said about another", async (t) => {
  const { page, answer, submit, summary } = await open(t, LINKED());
  await submit.click();
  await summary.waitFor();
  await answer(1).click();
  await summary.waitFor({ state: "detached" });
  assert.equal(await page.locator("[aria-invalid]").count(), 0);
});

test("an answer is sent with its parent and appears under it, with an address of its own", async (t) => {
  const { page, item, answer, submit, notice, title } = await open(t, LINKED(), { attributes: { "reply-to": "/reply/published?answer" } });
  await answer(2).click();
  await fill(page);
  await submit.click();
  await notice.waitFor();
  const { body } = show.site.received.find(({ path }) => path === "/reply/published?answer");
  assert.equal(body.parent, "2");
  await says(item(2).locator("> ol > [id=comment-7] .reply-text"), REPLY.comment);
  assert.equal(await item(7).locator("a.permalink").getAttribute("href"), `${page.url()}#comment-7`);
  await says(title, say("CountReplies", 6));
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => /draft|replies/.test(key)).length), 0);
});

for (const [sort, place] of [["oldest", "last"], ["newest", "first"]]) {
  test(`with the ${sort} first, a reply to the article appears ${place}`, async (t) => {
    const { page, submit, notice } = await open(t, LINKED(), { attributes: { sort } });
    await fill(page);
    await submit.click();
    await notice.waitFor();
    await says(page.locator("ol.thread > li")[place](), REPLY.comment);
  });
}

test("a held reply stays in this browser until the thread shows it, however WordPress has set its quotes", async (t) => {
  const list = LINKED();
  const { page, item, answer, submit, notice, items } = await open(t, list, { attributes: { "reply-to": "/reply/held" } });
  const comment = "It's \"quoted\" -- and\n\nin two paragraphs...";
  await answer(3).click();
  await fill(page, { ...REPLY, comment });
  await submit.click();
  await notice.waitFor();
  const copy = item(3).locator("> ol > li");
  for (const time of ["before", "after a reload"]) {
    await says(copy.locator(".reply-status"), say("AwaitingModeration"));
    assert.equal(await copy.locator(".answer").count(), 0, time);
    await page.reload();
    await item(3).waitFor();
  }
  const html = "<p>It&#8217;s &#8220;quoted&#8221; &#8212; and</p>\n<p>in two paragraphs&#8230;</p>\n";
  list.push(reply(9, { parent: 3, name: REPLY.author, html }));
  await page.reload();
  await item(9).waitFor();
  assert.equal(await items.count(), 6);
  assert.equal(await page.getByText(say("AwaitingModeration")).count(), 0);
  assert.equal(await page.evaluate(() => Object.keys(localStorage).some((key) => key.includes("replies"))), false);
});

test("a held reply is forgotten after 30 days", async (t) => {
  const { page, item, answer, submit, notice } = await open(t, LINKED(), { attributes: { "reply-to": "/reply/held" } });
  await answer(3).click();
  await fill(page, REPLY);
  await submit.click();
  await notice.waitFor();
  const copy = item(3).locator("> ol > li");
  for (const [days, count] of [[29, 1], [31, 0]]) {
    await page.evaluate((days) => {
      const key = Object.keys(localStorage).find((key) => key.startsWith("offprint:replies:"));
      const written = new Date(Date.now() - days * 86_400_000).toISOString();
      localStorage.setItem(key, JSON.stringify(JSON.parse(localStorage.getItem(key)).map((reply) => ({ ...reply, written }))));
    }, days);
    await page.reload();
    await item(3).waitFor();
    assert.equal(await copy.count(), count, `${days} days`);
  }
});

test("a thread that can't be loaded leaves article and form as they are, and can be tried again", async (t) => {
  const { page, failed, more, comment, item } = await open(t, LINKED(), { failing: 2, settled: false });
  await says(failed, say("RepliesFailed"));
  await says(page.locator(".headline"), ARTICLE.headline);
  await comment.fill("Half a thought");
  await says(more, say("TryAgain"));
  await more.press("Enter");
  await says(failed, say("RepliesFailed"));
  await more.press("Enter");
  await item(1).waitFor();
  await failed.waitFor({ state: "detached" });
  assert.equal(await comment.inputValue(), "Half a thought");
  assert.match((await focused(page)).text, /Text of reply 1\./);
});

test("a page that can't be loaded leaves those before it, and can be tried again", async (t) => {
  const { thread, failed, more, items, item } = await open(t, replies(150));
  thread.failing = 1;
  await more.press("Enter");
  await failed.waitFor();
  assert.equal(await items.count(), 100);
  await more.press("Enter");
  await item(150).waitFor();
  assert.equal(await failed.count(), 0);
});

test("a thread that is no thread is one that can't be loaded", async (t) => {
  const page = await show.open(t, show.site.article({ thread: "/article/good" }, embedded()));
  await says(seen(page).failed, say("RepliesFailed"));
});

test("while it loads the thread says so, and an empty one says that too", async (t) => {
  const release = show.site.hold(t, "/thread/");
  const { page, more } = await open(t, [], { settled: false });
  await says(page.locator(".thread-wait"), say("LoadingReplies"));
  assert.equal(await more.isVisible(), false);
  release();
  await says(page.locator(".thread-notice"), say("NoReplies"));
  assert.equal(await page.locator(".thread-wait > *").count(), 0);
});

test("everything works by keyboard alone", async (t) => {
  const { page, item, answer, cancel } = await open(t, LINKED(), { attributes: { "reply-to": "/reply/published?keys" } });
  await answer(1).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("By keyboard.");
  // Past the preview and the bar, which is one stop of the tab key.
  for (let stop = 0; stop < 4 && !/cancel/.test((await focused(page)).class); stop += 1) await page.keyboard.press("Shift+Tab");
  assert.match((await focused(page)).class, /cancel/);
  await page.keyboard.press("Enter");
  await cancel.waitFor({ state: "hidden" });
  assert.match((await focused(page)).class, /answer/);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Ann Example");
  await page.keyboard.press("Tab");
  await page.keyboard.type("ann@example.org");
  await page.keyboard.press("Control+Enter");
  await says(item(1).locator("> ol > [id=comment-7]"), "By keyboard.");
});

test("an element that is taken away while its thread is loading leaves nothing behind", async (t) => {
  const release = show.site.hold(t, "/thread/");
  const { page } = await open(t, LINKED(), { settled: false });
  await page.evaluate(() => document.querySelector("offprint-article").remove());
  release();
  await page.evaluate(() => (location.hash = "#comment-1"));
  await page.evaluate(() => new Promise((later) => requestAnimationFrame(() => setTimeout(later))));
});

test("another look keeps the thread, the form's place and what is typed", async (t) => {
  const { page, thread, answer, comment, item } = await open(t, LINKED());
  await answer(3).click();
  await comment.fill("Half a thought");
  await page.evaluate(() => document.querySelector("offprint-article").setAttribute("heading-level", "2"));
  await page.locator("h2.headline").waitFor();
  await item(3).locator("> .respond").waitFor();
  assert.equal(await comment.inputValue(), "Half a thought");
  assert.equal(thread.asked.length, 1);
});

for (const colorScheme of ["light", "dark"]) {
  for (const dir of ["ltr", "rtl"]) {
    test(`axe-core finds nothing in the thread's states: ${colorScheme}, ${dir}`, async (t) => {
      const viewport = { width: 390, height: 844 };
      const list = [...replies(8, (id) => id - 1), reply(9, { user: 1, name: "Ann Example", url: "https://example.org" })];
      const options = { colorScheme, viewport, attributes: { dir }, hash: "#comment-6", page: { dir } };
      const { page, answer, submit, summary, notice } = await open(t, list, options);
      assert.deepEqual(await objections(page, "offprint-article"), [], "reading");
      await answer(4).click();
      await submit.click();
      await summary.waitFor();
      assert.deepEqual(await objections(page, "offprint-article"), [], "answering, with errors");
      await fill(page);
      await submit.click();
      await notice.waitFor();
      assert.deepEqual(await objections(page, "offprint-article"), [], "answered");
      const failing = await open(t, list, { ...options, failing: 1, settled: false });
      await failing.failed.waitFor();
      assert.deepEqual(await objections(failing.page, "offprint-article"), [], "failed");
    });
  }
}

test("whoever is typing when the thread arrives goes on typing", async (t) => {
  let send;
  const sent = new Promise((resolve) => (send = resolve));
  const before = (page) => page.route(/_thread\.wasm$|\/comments/, async (route) => {
    await sent;
    await route.continue();
  });
  const { page, comment, item } = await open(t, LINKED(), { settled: false, before });
  await comment.pressSequentially("Half a");
  send();
  await item(1).waitFor();
  await page.keyboard.type(" thought");
  assert.equal(await comment.inputValue(), "Half a thought");
});

test("answers can be folded up and shown again, and a link to one of them shows it", async (t) => {
  const thread = show.site.threads.add([reply(1), reply(2, { parent: 1 }), reply(3, { parent: 2 }), reply(4)]);
  const page = await show.open(t, show.site.article({ thread: thread.own, "reply-to": "/reply/published" }, embedded()));
  const fold = page.locator("#comment-1 > button.fold");
  await says(fold, say("HideAnswers"));
  await fold.click();
  await says(fold, say("ShowAnswers", 2));
  assert.equal(await fold.getAttribute("aria-expanded"), "false");
  assert.equal(await page.locator("#comment-2").isVisible(), false);
  // Whoever answers the folded reply sees the form.
  await page.locator("#comment-1 > .reply button.answer").click();
  assert.ok(await page.locator("#comment").isVisible());
  await page.evaluate(() => (location.hash = "comment-3"));
  await page.locator("#comment-3").waitFor({ state: "visible" });
  await says(fold, say("HideAnswers"));
  assert.equal(await page.locator("#comment-4 > button.fold").count(), 0);
});
