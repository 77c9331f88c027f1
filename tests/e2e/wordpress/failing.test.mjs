// What the reader is told if WordPress returns no post: each time in plain words, with a next step.
import assert from "node:assert/strict";
import test from "node:test";
import { says } from "../support/reader.mjs";
import { say } from "../support/words.mjs";
import { wordpressStage } from "./support.mjs";

const show = wordpressStage();
const alert = (page) => page.locator(".failure");

async function assertTold(page, ...sentence) {
  await says(alert(page).locator("p"), say(...sentence));
  await alert(page).getByRole("button", { name: say("TryAgain") }).waitFor();
  await page.getByRole("heading", { name: "Fallback headline" }).waitFor();
}

test("a slug nobody has is no article", async (t) => {
  await assertTold(await show.read(t, "no-such-post"), "NotFound");
});

test("a number nobody has is no article", async (t) => {
  await assertTold(await show.read(t, "999999"), "NotFound");
});

test("a site without WordPress answers with a page of its own, which is no article", async (t) => {
  const page = await show.newPage(t);
  await page.goto(show.site.article({ src: show.site.origin, post: "quiet" }));
  await assertTold(page, "WebPage");
});

test("a draft may not be read", async (t) => {
  // A draft is the second post after this one, and listed nowhere.
  const { id } = await show.post("feature");
  await assertTold(await show.read(t, String(id + 2)), "Forbidden");
});

test("drafts, private posts and those in the bin are not found by their slugs", async (t) => {
  for (const slug of ["draft", "pending", "private", "later", "trash"]) await assertTold(await show.read(t, slug), "NotFound");
});

test("a post behind a password says so, and shows nothing of it", async (t) => {
  const page = await show.read(t, "password");
  await assertTold(page, "Protected");
  assert.equal(await page.getByText("The secret text.").count(), 0);
});

test("a post without a title is shown under no headline or told as incomplete, but never breaks", async (t) => {
  const page = await show.read(t, "empty-title");
  await page.locator(".body, .failure").first().waitFor();
});

test("a post without a text says so", async (t) => {
  await assertTold(await show.read(t, "empty"), "NoBody");
});

// These come from where WordPress does not yet say that other origins may read along, so a browser tells no more.
for (const fault of ["critical", "maintenance", "firewall"]) {
  test(`a site with ${fault} can't be reached from another origin, and the reader may try again`, async (t) => {
    await assertTold(await show.read(t, "quiet", { words: `posts=${fault}` }), "Unreachable");
  });
}

test("an answer that is cut off is told as such", async (t) => {
  await assertTold(await show.read(t, "quiet", { words: "posts=truncated" }), "CutOff");
});

test("an empty answer is told as such", async (t) => {
  await assertTold(await show.read(t, "quiet", { words: "posts=empty" }), "Empty");
});

test("a REST API that is locked may not be read", async (t) => {
  await assertTold(await show.read(t, "quiet", { words: "posts=locked" }), "Forbidden");
});

for (const fault of ["notice", "bom", "slow"]) {
  test(`an answer with “${fault}” is read all the same`, async (t) => {
    const page = await show.read(t, "quiet", { words: `posts=${fault}` });
    await says(page.locator(".body"), "Be the first.");
  });
}

test("an answer that does not come is given up", async (t) => {
  const page = await show.read(t, "quiet", { words: "posts=hang", before: (page) => page.clock.install() });
  await page.getByRole("status", { name: say("Loading") }).waitFor();
  await page.clock.fastForward(16_000);
  await assertTold(page, "TimedOut");
});

test("Try again works once WordPress has recovered", async (t) => {
  let broken = true;
  const page = await show.read(t, "quiet", {
    before: (page) => page.route(/wp\/v2\/posts/, (route) => (broken ? route.abort() : route.continue())),
  });
  await assertTold(page, "Unreachable");
  broken = false;
  await page.getByRole("button", { name: say("TryAgain") }).click();
  await says(page.locator(".body"), "Be the first.");
});
