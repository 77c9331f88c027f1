// The demo's pages: each shows what it promises, and leads to the others.
import assert from "node:assert/strict";
import test from "node:test";
import { objections } from "./support/axe.mjs";
import { focused, overflows, stage, until } from "./support/browser.mjs";
import { form, says } from "./support/reader.mjs";
import { POLICY_WITH_MEDIA } from "./support/site.mjs";
import { say } from "./support/words.mjs";

const show = stage();
const NARROW = { width: 320, height: 640 };
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };
const PAGES = ["theming.html", "wordpress.html", "form.html", "embed.html"];

/** What is skipped until it is near the window moves while axe-core scrolls, and then axe-core sees another background. */
const showAll = (page) =>
  page.locator("ol.thread > li").evaluateAll((items) => items.forEach((item) => (item.style.contentVisibility = "visible")));

// ---- the ways between the pages

const linksOf = (page) => page.locator(".colophon a").evaluateAll((links) => links.map(({ href }) => href));

for (const name of ["", "ru.html", "uz.html", "ar.html", "wordpress.html", "form.html"]) {
  test(`the foot of ${name || "the article's page"} leads to every page of the demo, and all of them are there`, async (t) => {
    const page = await show.open(t, `${show.site.origin}/${name}`, { hostile: true, allowed: /media-src/ });
    const links = await linksOf(page);
    const wanted = PAGES.map((other) => `${show.site.origin}/${other}`);
    assert.deepEqual(wanted.filter((address) => !links.includes(address)), []);
    for (const address of links) assert.equal((await page.request.get(address)).status(), 200, address);
  });
}

for (const name of PAGES) {
  test(`${name} leads back to the article`, async (t) => {
    const page = await show.open(t, `${show.site.origin}/${name}`, { hostile: true, allowed: /media-src/ });
    await page.getByRole("link", { name: "Back to the demo article" }).click();
    await page.getByRole("heading", { level: 1, name: /^Russia and Uzbekistan/ }).waitFor();
  });
}

for (const viewport of [PHONE, NARROW]) {
  test(`on a phone of ${viewport.width} px no link at the article's foot is too small for a finger`, async (t) => {
    const page = await show.open(t, `${show.site.origin}/`, { viewport });
    const boxes = await page.locator(".tour a").evaluateAll((links) =>
      links.map((link) => link.getClientRects()).map((rects) => ({ lines: rects.length, top: rects[0].top })),
    );
    assert.ok(boxes.every(({ lines }) => lines === 1), "none is broken in two");
    const tops = [...new Set(boxes.map(({ top }) => Math.round(top)))];
    for (const [index, top] of tops.slice(1).entries()) assert.ok(top - tops[index] >= 24, `lines at ${tops}`);
    assert.ok((await overflows(page)) <= 0);
  });
}

// ---- the WordPress post

async function wordpress(t, { html = "", ...options } = {}) {
  const url = await show.site.under(POLICY_WITH_MEDIA, "wordpress.html");
  const page = await show.open(t, url, { hostile: true, reducedMotion: "reduce", viewport: DESKTOP, ...options });
  if (html) await page.evaluate((dir) => (document.documentElement.dir = dir), html);
  await page.locator("ol.thread > li").nth(2).waitFor({ state: "attached" });
  return page;
}

test("a post is shown as WordPress's API sends it, with its blocks", async (t) => {
  const page = await wordpress(t);
  const post = page.locator("offprint-article");
  await post.getByRole("heading", { level: 2, name: "In Harbour Street the Floor Shakes Again" }).waitFor();
  await says(post.locator(".kicker"), "Museums");
  await says(post.locator(".meta, .byline"), "Oonagh Brandt");
  for (const block of ["table", "blockquote", "figure img", "audio", "video", "details", "pre"]) {
    assert.ok((await post.locator(`.body`).locator(block).count()) > 0, block);
  }
  assert.ok((await post.getByRole("button", { name: say("FrameLoad") }).count()) >= 2, "what comes from elsewhere waits");
  const missing = await post.locator("img").evaluateAll((images) => {
    images.forEach((image) => (image.loading = "eager"));
    return Promise.all(images.map((image) => image.decode().then(() => "", () => image.src))).then((all) => all.filter(Boolean));
  });
  assert.deepEqual(missing, [], "every picture is there");
  const links = await post.locator("a").evaluateAll((links) => links.map(({ href }) => href.split("#")[0]));
  const own = new Set(links.filter((address) => address.startsWith(show.site.origin) && address !== page.url()));
  for (const address of own) assert.equal((await page.request.get(address)).status(), 200, address);
});

test("the post's comments stand below it, and its author is marked", async (t) => {
  const page = await wordpress(t);
  await says(page.locator(".thread-title"), say("CountReplies", 7));
  await says(page.locator(".reply-author"), "Len O’Hara");
  await says(page.locator(".reply-author"), "Tomasz & Ewa");
  assert.equal(await page.locator(".reply .badge").count(), 2);
  await says(page.locator(".respond .local"), say("KeptHereNote"));
});

test("the lines for a post of one's own name a site and a post, and can be tried", async (t) => {
  const page = await wordpress(t);
  const { lines, site, post, scripts } = await page.locator(".about pre").evaluate((box) => {
    const { body, head } = new DOMParser().parseFromString(box.textContent, "text/html");
    const element = body.querySelector("offprint-article");
    return {
      lines: box.textContent.trim().split("\n").length,
      site: element.getAttribute("src"),
      post: element.getAttribute("post"),
      scripts: head.querySelectorAll('script[type="module"][src$="offprint.js"]').length,
    };
  });
  assert.deepEqual({ lines, site, post, scripts }, { lines: 3, site: "https://news.example", post: "harbour-reopens", scripts: 1 });
  await page.getByRole("link", { name: "Try it with your site" }).click();
  await page.getByRole("textbox", { name: "Post" }).waitFor();
});

for (const [viewport, colorScheme] of [[NARROW, "dark"], [PHONE, "light"], [DESKTOP, "light"], [DESKTOP, "dark"]]) {
  test(`axe-core finds nothing on the page of the post, and nothing sticks out: ${viewport.width} px, ${colorScheme}`, async (t) => {
    const page = await wordpress(t, { viewport, colorScheme });
    await showAll(page);
    assert.deepEqual(await objections(page), []);
    assert.ok((await overflows(page)) <= 0);
  });
}

// ---- the form's states

async function states(t, name = "", options = {}) {
  const page = await show.open(t, `${show.site.origin}/form.html${name && `#${name}`}`, { reducedMotion: "reduce", viewport: DESKTOP, ...options });
  await page.locator(".respond").waitFor();
  return { page, ...form(page) };
}

/** What a reader sees of each state. */
const SEEN = {
  empty: async ({ comment, summary, notice }) => {
    assert.equal(await comment.inputValue(), "");
    assert.equal((await summary.count()) + (await notice.count()), 0);
  },
  errors: async ({ summary, error }) => {
    await says(summary, say("CommentMissing"));
    await says(error("email"), say("EmailInvalid"));
  },
  typo: async ({ page }) => says(page.locator(".typo"), say("DidYouMean", "ann@gmail.com")),
  draft: async ({ page, comment }) => {
    await says(page.locator(".restored"), say("Restored"));
    assert.match(await comment.inputValue(), /night ferry/);
  },
  preview: async ({ page }) => page.locator(".preview strong").getByText("both ferries").waitFor(),
  answer: async ({ page }) => {
    await page.getByRole("heading", { name: /^Leave a Reply to .*Miriam Okafor/ }).waitFor();
    await page.locator("ol.thread > li .respond").first().waitFor();
  },
  sending: async ({ page }) => page.locator('button.submit[aria-busy="true"]').getByText(say("Sending")).waitFor(),
  posted: async ({ notice, thread }) => {
    await says(notice, say("Published"));
    await says(thread, "night ferry");
  },
  held: async ({ notice, thread }) => {
    await says(notice, say("Held"));
    await says(thread, say("AwaitingModeration"));
  },
  received: async ({ notice }) => says(notice, say("Received")),
  kept: async ({ page, notice, thread }) => {
    await says(page.locator(".respond p.local"), say("KeptHereNote"));
    await says(notice, say("KeptHere"));
    await says(thread, say("OnlyHere"));
  },
  fast: async ({ countdown }) => says(countdown, /try again in \d+ seconds/),
  field: async ({ error }) => says(error("comment"), "Please leave out two of the three links."),
  refused: async ({ alert, comment }) => {
    await says(alert, "Replies from this network are not accepted today.");
    assert.match(await comment.inputValue(), /night ferry/, "the text stays");
  },
  lost: async ({ alert }) => {
    await says(alert, say("SendOffline"));
    await says(alert, say("TryAgain"));
  },
  late: async ({ alert }) => says(alert, say("SendClosed")),
  closed: async ({ page }) => says(page.locator(".closed"), say("RepliesClosed")),
  members: async ({ page }) => {
    await says(page.locator(".closed"), say("MembersOnly"));
    await page.getByRole("link", { name: say("SignIn") }).waitFor();
  },
};

test("the list of states is the one that is tested here", async (t) => {
  const { page } = await states(t);
  const hashes = await page.locator(".choices a").evaluateAll((links) => links.map(({ hash }) => hash.slice(1)));
  assert.deepEqual(hashes.toSorted(), Object.keys(SEEN).toSorted());
});

for (const [name, see] of Object.entries(SEEN)) {
  test(`an address with #${name} shows that state, says when a reader meets it, and sends nothing`, async (t) => {
    const before = show.site.received.length;
    const parts = await states(t, name);
    await see(parts);
    const { page } = parts;
    assert.equal(await page.locator(".choices [aria-current]").getAttribute("href"), `#${name}`);
    assert.match(await page.locator("#when").textContent(), /^[A-Z].{20,}\.$/);
    assert.equal(show.site.received.length, before);
    assert.deepEqual(show.site.asked.filter((path) => path.startsWith("/replies")), []);
  });
}

test("Next leads through all states and back to the first, each with a fresh form", async (t) => {
  const parts = await states(t);
  const { page } = parts;
  const names = Object.keys(SEEN);
  const order = await page.locator(".choices a").evaluateAll((links) => links.map(({ hash }) => hash.slice(1)));
  for (const name of [...order.slice(1), order[0]]) {
    await page.locator("#next").click();
    await until(page, (hash) => document.querySelector(".choices [aria-current]").hash === hash, `#${name}`);
    await SEEN[name](parts);
  }
  assert.equal(order.length, names.length);
});

test("a state is chosen by keyboard, and the focus goes to where a reader has it", async (t) => {
  const { page, notice, summary } = await states(t);
  await page.getByRole("link", { name: "A draft put back" }).focus();
  await page.keyboard.press("Enter");
  await page.locator(".restored").waitFor();
  assert.equal((await focused(page)).id, "state");
  await page.goBack();
  await page.getByRole("link", { name: "Held for moderation" }).focus();
  await page.keyboard.press("Enter");
  await notice.waitFor();
  assert.match((await focused(page)).class, /submit/);
  await page.getByRole("link", { name: "Errors at the fields" }).focus();
  await page.keyboard.press("Enter");
  await summary.waitFor();
  await until(page, () => document.querySelector("offprint-replies").shadowRoot.activeElement?.matches(".error-summary"));
});

test("the message is in view, whatever the window", async (t) => {
  for (const viewport of [NARROW, PHONE, DESKTOP]) {
    const { page, notice, alert } = await states(t, "held", { viewport });
    await notice.waitFor();
    await until(page, () => {
      const { top, bottom } = document.querySelector("offprint-replies").shadowRoot.querySelector(".status .notice").getBoundingClientRect();
      return top > 0 && bottom < innerHeight;
    });
    await page.evaluate(() => (location.hash = "#lost"));
    await alert.waitFor();
    await until(page, () => {
      const { top, bottom } = document.querySelector("offprint-replies").shadowRoot.querySelector(".failed").getBoundingClientRect();
      return top > 0 && bottom < innerHeight;
    });
  }
});

test("a lost connection comes back: Try again posts the reply", async (t) => {
  const { page, alert, notice } = await states(t, "lost");
  await alert.getByRole("button", { name: say("TryAgain") }).click();
  await says(notice, say("Published"));
  assert.equal(await page.locator(".failed").count(), 0);
});

test("a state that is chosen once more is shown once more", async (t) => {
  const { page, alert, notice } = await states(t, "lost");
  await alert.getByRole("button", { name: say("TryAgain") }).click();
  await notice.waitFor();
  await page.getByRole("link", { name: "Connection lost" }).click();
  await says(alert, say("SendOffline"));
});

test("what the form stores here goes with the page, and what the reader has stored elsewhere stays", async (t) => {
  const { page, notice } = await states(t, "draft");
  await page.locator(".restored").waitFor();
  await page.evaluate(() => localStorage.setItem("offprint:draft:another", JSON.stringify({ comment: "Mine", saved: new Date().toISOString() })));
  await page.evaluate(() => (location.hash = "#held"));
  await notice.waitFor();
  await page.evaluate(() => (location.hash = "#sending"));
  await page.locator('button.submit[aria-busy="true"]').waitFor();
  await page.goto(show.site.article({ src: "/article/good" }));
  const left = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
  assert.deepEqual(left, ["offprint:draft:another"]);
});

test("a name that the reader has had remembered elsewhere is not changed", async (t) => {
  const remembered = JSON.stringify({ author: "Bo Øst", email: "bo@example.org", url: "" });
  const { page, summary, notice, author } = await states(t, "errors", {
    before: (page) => page.addInitScript((text) => localStorage.getItem("offprint:author") ?? localStorage.setItem("offprint:author", text), remembered),
  });
  await summary.waitFor();
  await page.evaluate(() => (location.hash = "#held"));
  await notice.waitFor();
  assert.equal(await author.inputValue(), "Bo Øst");
  await page.goto(show.site.article({ src: "/article/good" }));
  assert.equal(await page.evaluate(() => localStorage.getItem("offprint:author")), remembered);
});

for (const [viewport, colorScheme] of [[NARROW, "dark"], [DESKTOP, "light"], [DESKTOP, "dark"]]) {
  test(`axe-core finds nothing in any state, and nothing sticks out: ${viewport.width} px, ${colorScheme}`, { timeout: 180_000 }, async (t) => {
    const parts = await states(t, "", { viewport, colorScheme });
    const { page } = parts;
    const found = [];
    for (const [name, see] of Object.entries(SEEN)) {
      await page.evaluate((hash) => (location.hash = hash), `#${name}`);
      await see(parts);
      await showAll(page);
      found.push(...(await objections(page)).map((objection) => `${name}: ${objection}`));
      const over = await overflows(page);
      if (over > 0) found.push(`${name}: ${over} px stick out`);
    }
    assert.deepEqual(found, []);
  });
}

test("from right to left nothing sticks out either", async (t) => {
  for (const viewport of [NARROW, DESKTOP]) {
    const { page, notice } = await states(t, "held", { viewport });
    await page.evaluate(() => (document.documentElement.dir = "rtl"));
    await notice.waitFor();
    assert.ok((await overflows(page)) <= 0, `the form, ${viewport.width}`);
    const post = await wordpress(t, { viewport, html: "rtl" });
    assert.ok((await overflows(post)) <= 0, `the post, ${viewport.width}`);
  }
});
