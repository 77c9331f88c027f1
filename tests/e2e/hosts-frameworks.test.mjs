// Elements in React 19 and Vue 3, which create, change, move and remove them.
import assert from "node:assert/strict";
import test from "node:test";
import { stage, until } from "./support/browser.mjs";
import { fill, form, REPLY } from "./support/reader.mjs";

const show = stage();

for (const [framework, headline] of [["react", "An article from React"], ["vue", "An article from Vue"]]) {
  const open = async (t) => {
    const page = await show.open(t, `${show.site.origin}/hosts/${framework}.html`);
    await page.locator("#story .submit").waitFor();
    await page.locator("#object .submit").waitFor();
    return page;
  };
  const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
  const story = (page) => page.locator("#story");

  test(`${framework}: an address, an object and a listener are given as to any element`, async (t) => {
    const page = await open(t);
    await page.getByRole("heading", { name: /A harbour/ }).waitFor();
    await page.getByRole("heading", { name: headline }).waitFor();
    await page.locator("#ready").filter({ hasText: "A harbour" }).waitFor();
    assert.equal(await story(page).getAttribute("no-form"), null);
  });

  test(`${framework}: rendering again, moving and changing an attribute keep what is typed`, async (t) => {
    const page = await open(t);
    await fill(story(page));
    const kept = async () => {
      for (const [field, typed] of Object.entries(REPLY)) assert.equal(await form(story(page))[field].inputValue(), typed);
    };
    await press(page, "Count");
    await page.getByRole("status").filter({ hasText: "1" }).first().waitFor();
    await kept();
    await press(page, "Turn");
    assert.equal(await page.locator("#object + #story").count(), 1);
    await kept();
    await press(page, "Theme");
    await until(page, () => document.querySelector("#story").shadowRoot.querySelector(".offprint").dataset.theme === "dark");
    await kept();
  });

  test(`${framework}: what is removed is gone, and what comes again has its draft`, async (t) => {
    const page = await open(t);
    await form(story(page)).comment.fill("Half a thought");
    await press(page, "Remove");
    assert.equal(await page.locator("offprint-article").count(), 0);
    await press(page, "Again");
    await story(page).locator(".submit").waitFor();
    assert.equal(await form(story(page)).comment.inputValue(), "Half a thought");
    await page.getByRole("heading", { name: headline }).waitFor();
  });
}
