// What a reader does with the form and sees of it.
import assert from "node:assert/strict";

/** A valid reply. */
export const REPLY = { comment: "I was there in 2017.", author: "Ann Example", email: "ann@example.org", url: "" };

/** The parts of the form in English, as locators; in another language, its names for comment, name, email and website. */
export function form(page, names = ["Comment", "Name", "Email", "Website"]) {
  const field = (index) => page.getByRole("textbox", { name: names[index], exact: true });
  return {
    comment: field(0),
    author: field(1),
    email: field(2),
    url: field(3),
    remember: page.getByRole("checkbox"),
    // The live one: a static copy has a button of its own until the element takes over.
    submit: page.locator("button.submit:not([data-offprint-static] *)"),
    summary: page.locator(".error-summary"),
    notice: page.locator(".status .notice"),
    alert: page.locator(".failed"),
    countdown: page.locator(".countdown"),
    thread: page.locator("ol.thread > li"),
    error: (name) => page.locator(`#${name}-error`),
  };
}

/** Types into the given fields. */
export async function fill(page, values = REPLY, names = undefined) {
  const fields = form(page, names);
  for (const [name, value] of Object.entries(values)) await fields[name].fill(value);
  return fields;
}

/** Waits until a part of the page has the given text. */
export async function says(locator, text) {
  try {
    await locator.filter({ hasText: text }).first().waitFor();
  } catch (error) {
    const seen = await locator.allTextContents();
    assert.fail(`expected “${text}”, seen: ${JSON.stringify(seen)}\n${error.message.split("\n")[0]}`);
  }
}
