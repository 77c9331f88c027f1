// Writing a reply: labels, rules, and error messages at the fields.
import assert from "node:assert/strict";
import test from "node:test";
import { focused, stage, until } from "./support/browser.mjs";
import { fill, form, REPLY, says } from "./support/reader.mjs";
import { embedded, WHOLE } from "./support/site.mjs";
import { say } from "./support/words.mjs";

const show = stage();

async function open(t, options) {
  const page = await show.open(t, show.site.article({ "reply-to": "/reply/held" }, embedded()), options);
  const fields = form(page);
  await fields.submit.waitFor();
  return { page, ...fields };
}

test("the form has WordPress's texts", async (t) => {
  const { page } = await open(t);
  await page.getByRole("heading", { name: say("LeaveAReply"), exact: true }).waitFor();
  await says(page.locator(".notes"), "Your email address will not be published. Required fields are marked *");
  assert.deepEqual(await page.locator(".field label").allTextContents(), ["Comment *", "Name *", "Email *", "Website"]);
  await page.getByRole("checkbox", { name: "Save my name, email, and website in this browser for the next time I comment." }).waitFor();
  await page.getByRole("button", { name: "Post Comment", exact: true }).waitFor();
});

test("every control has its label, WordPress's name, the browser's autocomplete token and what it requires", async (t) => {
  const { page } = await open(t);
  const controls = await page.locator("form").evaluate((form) => [...form.elements].map((control) => [
    control.localName, control.type, control.name, control.autocomplete, Boolean(control.required), control.labels?.length ?? 0,
  ]));
  assert.deepEqual(controls, [
    ["button", "button", "", controls[0][3], false, 0],
    ["textarea", "textarea", "comment", "", true, 1],
    ["input", "text", "author", "name", true, 1],
    ["input", "email", "email", "email", true, 1],
    ["input", "url", "url", "url", false, 1],
    ["input", "checkbox", "wp-comment-cookies-consent", "", false, 1],
    ["button", "submit", "", controls[6][3], false, 0],
  ]);
  assert.match(await page.locator("#email").getAttribute("aria-describedby"), /email-notes/);
});

test("an empty form is answered by a summary that takes the focus and leads to each field", async (t) => {
  const { page, submit, summary, error } = await open(t);
  await submit.click();
  await summary.waitFor();
  await until(page, () => document.querySelector("offprint-article").shadowRoot.activeElement?.matches(".error-summary"));
  await summary.getByRole("heading", { name: say("SummaryTitle") }).waitFor();
  const wrong = { comment: say("CommentMissing"), author: say("NameMissing"), email: say("EmailMissing") };
  assert.deepEqual(await summary.getByRole("link").allTextContents(), Object.values(wrong));
  for (const [name, message] of Object.entries(wrong)) {
    await says(error(name), message);
    const control = page.locator(`#${name}`);
    assert.equal(await control.getAttribute("aria-invalid"), "true");
    assert.ok((await control.getAttribute("aria-describedby")).split(" ").includes(`${name}-error`));
    await summary.getByRole("link", { name: message }).click();
    assert.equal((await focused(page)).id, name);
  }
  assert.equal(show.site.received.length, 0);
});

test("the links of the summary work by keyboard, and leave the page's address alone", async (t) => {
  const { page, submit, summary } = await open(t);
  const address = page.url();
  await submit.click();
  await summary.waitFor();
  await until(page, () => document.querySelector("offprint-article").shadowRoot.activeElement?.matches(".error-summary"));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal((await focused(page)).id, "author");
  assert.equal(page.url(), address);
});

test("a message goes as soon as its field is right, and so does its line in the summary", async (t) => {
  const { page, submit, summary, error, author, comment } = await open(t);
  await submit.click();
  await summary.waitFor();
  await author.pressSequentially("A");
  await error("author").waitFor({ state: "hidden" });
  assert.equal(await author.getAttribute("aria-invalid"), null);
  assert.equal(await author.getAttribute("aria-describedby"), null);
  assert.equal(await summary.getByRole("link").count(), 2);
  await comment.fill("Something");
  await page.getByRole("textbox", { name: "Email" }).fill("ann@example.org");
  await summary.waitFor({ state: "detached" });
  assert.equal((await focused(page)).id, "email", "the focus stays in the field");
});

test("a field is checked when it is left, and not while it is first typed into", async (t) => {
  const { page, email, error } = await open(t);
  await email.pressSequentially("ann@");
  assert.equal(await error("email").isVisible(), false);
  await page.keyboard.press("Tab");
  await says(error("email"), say("EmailInvalid"));
  assert.equal((await focused(page)).id, "url");
});

const WRONG = [
  ["email", "ann@example", "EmailInvalid"],
  ["email", "a@b.c", "EmailInvalid"],
  ["email", "ann example@example.org", "EmailInvalid"],
  ["email", "änn@example.org", "EmailInvalid"],
  ["url", "javascript:alert(1)", "WebsiteUnsafe"],
  ["url", " JavaScript:alert(1)", "WebsiteUnsafe"],
  ["url", "data:text/html,x", "WebsiteUnsafe"],
  ["url", "not a website", "WebsiteInvalid"],
  ["author", "é".repeat(124), "NameTooLong", 3],
  ["email", `${"a".repeat(90)}@example.org`, "EmailTooLong", 2],
  ["url", `https://example.org/${"a".repeat(181)}`, "WebsiteTooLong", 1],
  ["comment", "é".repeat(32_763), "CommentTooLong", 1],
  ["comment", "  \n ", "CommentMissing"],
];
test("each field is answered in words that say what is wrong with it", async (t) => {
  const { error, ...fields } = await open(t);
  for (const [field, value, sentence, number] of WRONG) {
    await t.test(`${field}: ${value.slice(0, 24).trim() || "blanks"} (${value.length}): ${sentence}`, async () => {
      await fields[field].fill(value);
      await fields[field].blur();
      await says(error(field), say(sentence, number));
      assert.equal(await fields[field].getAttribute("aria-invalid"), "true");
    });
  }
});

test("near a limit the remaining bytes are counted", async (t) => {
  const { page, author, comment } = await open(t);
  await author.fill("é".repeat(100));
  assert.equal(await page.locator("#author-count").isVisible(), false);
  await author.fill("é".repeat(120));
  await says(page.locator("#author-count"), say("BytesLeft", 5));
  assert.match(await author.getAttribute("aria-describedby"), /author-count/);
  await comment.fill("a".repeat(65_000));
  await says(page.locator("#comment-count"), say("BytesLeft", 525));
});

test("a likely typo in an email's domain gets a hint that can be taken, not an error", async (t) => {
  const { page, email, error } = await open(t);
  await email.fill("ann@gmial.com");
  const hint = page.locator(".typo");
  await says(hint, say("DidYouMean", "ann@gmail.com"));
  assert.equal(await error("email").isVisible(), false);
  await hint.getByRole("button", { name: say("UseThat") }).click();
  assert.equal(await email.inputValue(), "ann@gmail.com");
  assert.equal((await focused(page)).id, "email");
  assert.equal(await hint.getByRole("button").count(), 0);
});

test("a hint not taken does not stop the reply", async (t) => {
  const { page, submit, notice } = await open(t);
  await fill(page, { ...REPLY, email: "ann@gmial.com" });
  await submit.click();
  await says(notice, say("Held"));
  assert.equal(show.site.received.at(-1).body.email, "ann@gmial.com");
});

test("a web address without a scheme gets https://", async (t) => {
  const { page, submit, notice } = await open(t);
  await fill(page, { ...REPLY, url: "example.org/ann" });
  await submit.click();
  await notice.waitFor();
  assert.equal(show.site.received.at(-1).body.url, "https://example.org/ann");
});

for (const [key, name] of [["Control+Enter", "Ctrl+Enter"], ["Meta+Enter", "Cmd+Enter"]]) {
  test(`${name} in the comment sends the reply`, async (t) => {
    const { page, comment, notice } = await open(t);
    await fill(page, { ...REPLY, comment: name });
    await comment.press(key);
    await says(notice, say("Held"));
    assert.equal(show.site.received.at(-1).body.comment, name);
  });
}

test("Enter makes a line in the comment, and sends from a line of its own", async (t) => {
  const { page, comment, author, notice } = await open(t);
  const before = show.site.received.length;
  await fill(page);
  await comment.press("End");
  await comment.press("Enter");
  await comment.pressSequentially("Second line");
  assert.equal(show.site.received.length, before);
  await author.press("Enter");
  await notice.waitFor();
  assert.equal(show.site.received.at(-1).body.comment, `${REPLY.comment}\nSecond line`);
});

test("Tab leaves the comment", async (t) => {
  const { page, comment } = await open(t);
  await comment.fill("Text");
  await comment.press("Tab");
  assert.equal((await focused(page)).id, "author");
  assert.equal(await comment.inputValue(), "Text");
});

test("the comment grows with its text", async (t) => {
  const { comment } = await open(t);
  const height = async () => (await comment.boundingBox()).height;
  const before = await height();
  await comment.fill("line\n".repeat(16));
  assert.ok((await height()) > before + 100);
  assert.equal(await comment.evaluate((area) => area.scrollHeight <= area.clientHeight), true, "no scroll bar yet");
});

test("the controls are large enough for touch", async (t) => {
  const { page } = await open(t, { viewport: { width: 390, height: 800 } });
  const small = await page.locator("form :is(input:not([type=checkbox]), textarea, button), .consent label").evaluateAll((all) =>
    all.filter((one) => one.offsetHeight < 44).map((one) => `${one.localName} ${one.name}: ${one.offsetHeight}`));
  assert.deepEqual(small, []);
});

test("with no-form there is no form, and with no-replies no replies", async (t) => {
  for (const [attribute, section] of [["no-form", 1], ["no-replies", 0]]) {
    const page = await show.open(t, show.site.article({ [attribute]: true }, embedded()));
    await page.getByText("A good text.").waitFor();
    if (section) await page.locator("section.replies").waitFor({ state: "attached" });
    assert.equal(await page.locator("form").count(), 0);
    assert.equal(await page.locator("section.replies").count(), section);
  }
});
