// The WordPress plugin in a real WordPress: where the element is shown, what WordPress still decides, and who can reply.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fill, form, REPLY, says } from "../support/reader.mjs";
import { say } from "../support/words.mjs";
import { AMELIA, EDITOR, element, logIn, pluginStage, skipPlugin, theirs } from "./plugin-support.mjs";

const THEMES = { "block theme": "", "classic theme": "classic" };
let count = 0;
/** A reply with a text of its own. */
const reply = (values) => ({ ...REPLY, comment: `Reply number ${(count += 1)} of these tests.`, ...values });

describe("a site with the plugin", { skip: skipPlugin }, () => {
  const show = pluginStage();
  const published = async (text, slug = "quiet") => (await show.comments(slug)).find(({ content }) => content.rendered.includes(text));

  // ---- where the element stands

  for (const [theme, words] of Object.entries(THEMES)) {
    test(`in a ${theme} thread and form take the place of the theme's own`, async (t) => {
      const page = await show.read(t, "talk", { words });
      await says(page.locator(".thread-title"), say("CountReplies", 3));
      await form(page).submit.waitFor();
      assert.equal(await element(page).count(), 1);
      const { form: theirForm, list } = theirs(page);
      assert.deepEqual([await theirForm.count(), await list.count()], [1, 1], "WordPress's own comments are in the page");
      assert.deepEqual([await theirForm.isVisible(), await list.isVisible()], [false, false]);
    });

    test(`in a ${theme} a page without scripts has WordPress's own list and form, and a reply by them arrives`, async (t) => {
      const page = await show.read(t, "talk", { words, javaScriptEnabled: false });
      await says(theirs(page).list, "The first reply.");
      await page.goto(show.permalink("quiet", words));
      const { comment, author, email } = reply();
      await page.locator("#comment").fill(comment);
      await page.locator("#author").fill(author);
      await page.locator("#email").fill(email);
      await page.locator("#submit").click();
      await says(theirs(page).list, comment);
      assert.ok(await published(comment));
    });

    test(`in a ${theme} a post behind a password keeps WordPress's own comments, also for who knows it`, async (t) => {
      const page = await show.read(t, "password", { words });
      assert.deepEqual([await element(page).count(), await page.locator("#commentform").count()], [0, 0]);
      await page.locator('input[name="post_password"]').first().fill("tide");
      await page.locator('input[name="post_password"]').first().press("Enter");
      await page.locator("#commentform").waitFor();
      assert.equal(await element(page).count(), 0);
    });

    test(`in a ${theme} a closed post shows what was said and nothing of a form`, async (t) => {
      const page = await show.read(t, "closed", { words });
      await says(page.locator("ol.thread"), "I replied while it was open.");
      assert.equal(await page.locator(".respond, .closed, button.submit, #commentform").count(), 0);
      assert.equal(await page.getByRole("button", { name: /^Reply to/ }).count(), 0);
    });

    test(`in a ${theme} pages without comments ask for nothing of Offprint`, async (t) => {
      const page = await show.visitor(t);
      const asked = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.goto(show.at("", words));
      await page.locator("h1, h2").first().waitFor();
      assert.equal(await element(page).count(), 0);
      assert.deepEqual(asked.filter((address) => address.includes("/plugins/offprint/")), []);
    });
  }

  test("a link to #respond leads to the form, and one to #comments to the thread", async (t) => {
    const page = await show.read(t, "talk");
    await form(page).submit.waitFor();
    for (const [hash, part] of [["#respond", ".respond"], ["#comments", "offprint-replies"]]) {
      await page.evaluate(() => scrollTo(0, 0));
      await page.evaluate((hash) => (location.hash = hash), hash);
      await page.waitForFunction(
        ([element, part]) => Math.abs((element.shadowRoot.querySelector(part) ?? element).getBoundingClientRect().top) < 2 || scrollY + innerHeight >= document.body.scrollHeight - 2,
        [await element(page).elementHandle(), part],
      );
      assert.ok(await page.evaluate(() => scrollY > 0));
    }
  });

  test("a page that was opened at #respond shows the form once it is there", async (t) => {
    const page = await show.read(t, "talk", { hash: "#respond" });
    await form(page).comment.waitFor();
    await page.waitForFunction((element) => {
      const { top } = element.shadowRoot.querySelector(".respond").getBoundingClientRect();
      return top >= 0 && top < innerHeight;
    }, await element(page).elementHandle());
  });

  test("a page for visitors says nothing about who reads it, so that a cache may keep one for all", async () => {
    const html = await (await fetch(show.permalink("talk"))).text();
    const [tag] = html.match(/<offprint-replies[^>]*>/);
    assert.doesNotMatch(tag, /nonce|signed-in|login/);
  });

  test("a page in plain permalinks names a thread that can be read", async () => {
    const html = await (await fetch(show.at(`?p=${(await show.post("talk")).id}`, "plain"))).text();
    const [, src] = html.match(/<offprint-replies src="([^"]*)"/);
    assert.match(src, /\?rest_route=\/wp\/v2\/comments&#038;post=\d+$/);
    const comments = await (await fetch(src.replace("&#038;", "&"))).json();
    assert.ok(comments.some(({ content }) => content.rendered.includes("The first reply.")));
  });

  test("who is signed in gets a nonce that REST takes, and an address that gives another", async (t) => {
    const page = await show.visitor(t);
    await show.signIn(page, { login: "amelia" });
    await page.goto(show.permalink("quiet"));
    assert.equal(await element(page).getAttribute("signed-in-as"), "Amelia Hart");
    const answers = await element(page).evaluate(async (element, content) => {
      const [given, renew] = ["rest-nonce", "nonce-url"].map((name) => element.getAttribute(name));
      const thread = new URL(element.getAttribute("src"));
      const say = async (nonce, content) => {
        const body = new URLSearchParams({ post: thread.searchParams.get("post"), content });
        const response = await fetch(thread.href.split("?")[0], { method: "POST", body, headers: { "X-WP-Nonce": nonce } });
        const { code, author_name } = await response.json();
        return [response.status, code ?? author_name];
      };
      const another = await (await fetch(renew)).text();
      return [await say(given, `${content} One.`), await say("0000000000", `${content} Two.`), await say(another, `${content} Three.`)];
    }, reply().comment);
    assert.deepEqual(answers, [[201, "Amelia Hart"], [403, "rest_cookie_invalid_nonce"], [201, "Amelia Hart"]]);
  });

  // ---- look

  test("the element has the text colour, the font and the buttons of the theme", async (t) => {
    const page = await show.read(t, "talk");
    await form(page).submit.waitFor();
    const looks = await element(page).evaluate((element) => {
      const look = (part) => getComputedStyle(part ? element.shadowRoot.querySelector(part) : document.body);
      const [body, around, button] = [look(), look(".offprint"), look("button.submit")];
      return { body: [body.color, body.fontFamily], around: [around.color, around.fontFamily], button: button.backgroundColor, under: around.backgroundColor };
    });
    assert.deepEqual(looks.around, looks.body);
    assert.deepEqual([looks.button, looks.under], ["rgb(17, 17, 17)", "rgba(0, 0, 0, 0)"]);
  });

  test("in a dark theme the element is dark", async (t) => {
    const page = await show.read(t, "talk", { words: "dark" });
    await form(page).submit.waitFor();
    assert.equal(await element(page).getAttribute("theme"), "dark");
    const color = await page.locator(".reply").first().evaluate((reply) => getComputedStyle(reply).color);
    assert.equal(color, "rgb(240, 240, 240)");
  });

  // ---- who may reply, and what becomes of it

  test("a visitor's reply appears at once, and is in WordPress", async (t) => {
    const page = await show.write(t, "quiet");
    const written = reply();
    await (await fill(page, written)).submit.click();
    await says(form(page).notice, say("Published"));
    await says(page.locator("ol.thread"), written.comment);
    assert.equal((await published(written.comment)).author_name, REPLY.author);
  });

  test("a reply is held where the site moderates", async (t) => {
    const page = await show.write(t, "quiet", { words: "moderation" });
    const written = reply();
    await (await fill(page, written)).submit.click();
    await says(form(page).notice, say("Held"));
    assert.equal(await published(written.comment), undefined);
  });

  test("who posts too quickly is told so, and nothing is lost", async (t) => {
    const first = await show.write(t, "quiet");
    await (await fill(first, reply())).submit.click();
    await says(form(first).notice, say("Published"));
    const page = await show.write(t, "quiet", { words: "flood" });
    const written = reply();
    await (await fill(page, written)).submit.click();
    await form(page).countdown.filter({ hasText: /\d/ }).waitFor();
    assert.equal(await form(page).comment.inputValue(), written.comment);
  });

  test("where only members may reply, a visitor is shown where to sign in, and comes back from there", async (t) => {
    const words = "members";
    const page = await show.read(t, "quiet", { words });
    const address = await element(page).getAttribute("login-url");
    assert.equal(address, `${show.at("wp-login.php", words)}?redirect_to=${encodeURIComponent(show.permalink("quiet", words))}`);
    await page.goto(address);
    await logIn(page, AMELIA.login);
    await page.waitForURL(show.permalink("quiet", words));
    assert.equal(await element(page).getAttribute("signed-in-as"), "Amelia Hart");
  });

  test("where only members may reply, a visitor without scripts has WordPress's own way to sign in", async (t) => {
    const page = await show.read(t, "quiet", { words: "members", javaScriptEnabled: false });
    await says(page.locator("#respond .must-log-in"), "You must be logged in to post a comment.");
  });

  const { author: author_name, email: author_email } = REPLY;
  const fields = (more) => ({ content: reply().comment, author_name, author_email, ...more });

  for (const [what, { slug = "quiet", words, more }, [status, code]] of [
    ["a closed post", { slug: "closed" }, [403, "rest_comment_closed"]],
    ["a post behind a password", { slug: "password" }, [401, "rest_comment_login_required"]],
    ["members only", { words: "members" }, [401, "rest_comment_login_required"]],
    ["no name", { more: { author_name: "" } }, [400, "rest_comment_author_data_required"]],
    ["no address", { more: { author_email: "" } }, [400, "rest_comment_author_data_required"]],
    ["no text", { more: { content: " " } }, [400, "rest_comment_content_invalid"]],
    ["an answer to nothing", { more: { parent: 987654 } }, [403, "comment_reply_to_unapproved_comment"]],
  ]) {
    test(`through REST WordPress refuses ${what}, with the plugin as without`, async () => {
      const response = await show.reply(slug, fields(more), words);
      assert.deepEqual([response.status, (await response.json()).code], [status, code]);
    });
  }

  test("where names are not wanted, a visitor may reply through REST without one", async () => {
    const response = await show.reply("quiet", { content: reply().comment }, "nameless");
    assert.equal(response.status, 201);
  });

  test("a forbidden word throws a reply away, and a word to look at holds it", async () => {
    for (const [word, status] of [["buy-pills-now", "trash"], ["casino", "hold"]]) {
      const response = await show.reply("quiet", fields({ content: `${reply().comment} ${word}` }));
      assert.equal((await response.json()).status, status);
    }
  });

  test("an answer to a reply that is held is refused, as in WordPress's form; one to a published reply is taken", async () => {
    const said = async (more, words) => (await show.reply("quiet", fields(more), words)).json();
    const held = await said({}, "moderation");
    assert.equal((await said({ parent: held.id })).code, "comment_reply_to_unapproved_comment");
    const open = await said({});
    assert.equal((await said({ parent: open.id })).parent, open.id);
  });

  test("nobody chooses the date of their own reply", async () => {
    const { date_gmt } = await (await show.reply("quiet", fields({ date: "2001-01-01T00:00:00", date_gmt: "2001-01-01T00:00:00" }))).json();
    assert.ok(Date.now() - Date.parse(`${date_gmt}Z`) < 600_000, date_gmt);
  });

  test("mail goes out about a reply that came through REST, as about one that came through the form", async () => {
    const mailed = async (words) => (await show.reply("quiet", fields(), words)).headers.get("x-mail-to");
    assert.equal(await mailed("notify"), "amelia@example.org");
    assert.match(await mailed("notify,moderation"), /editor@example\.org/);
    assert.equal(await mailed(""), null);
  });
});

describe("the owner of a site", { skip: skipPlugin }, () => {
  const show = pluginStage();
  const settings = () => show.at("wp-admin/options-general.php?page=offprint");
  const tag = async (slug = "talk") => (await (await fetch(show.permalink(slug))).text()).match(/<offprint-replies[^>]*>/)?.[0];

  async function owner(t) {
    const page = await show.visitor(t);
    await show.signIn(page, EDITOR);
    return page;
  }

  const save = async (page) => {
    await page.locator("#submit").click();
    await says(page.locator(".notice-success, #setting-error-settings_updated"), "Settings saved.");
  };

  test("finds the settings from the list of plugins", async (t) => {
    const page = await owner(t);
    await page.goto(show.at("wp-admin/plugins.php"));
    await page.locator('tr[data-slug="offprint"]').getByRole("link", { name: "Settings" }).click();
    await page.getByRole("heading", { level: 1, name: "Offprint" }).waitFor();
  });

  test("has settings as they are described before any are saved", async () => {
    assert.match(await tag(), / sort="oldest" avatars>$/);
  });

  test("chooses the order of replies and whether portraits are shown", async (t) => {
    const page = await owner(t);
    await page.goto(settings());
    await page.getByLabel("Order of replies").selectOption("Newest first");
    await page.getByRole("checkbox", { name: /^Show portraits/ }).uncheck();
    await save(page);
    assert.equal(await page.getByLabel("Order of replies").inputValue(), "newest");
    assert.equal(await page.getByRole("checkbox", { name: /^Show portraits/ }).isChecked(), false);
    assert.match(await tag(), / sort="newest">$/);
    const visitor = await show.read(t, "talk");
    await form(visitor).submit.waitFor();
    assert.deepEqual(visitor.portraits, [], "also of what stands below the element");
  });

  test("chooses which kinds of posts have the element; visitors reply to no others through REST", async (t) => {
    const page = await owner(t);
    await page.goto(settings());
    await page.getByLabel("Posts", { exact: true }).uncheck();
    await save(page);
    assert.equal(await tag(), undefined);
    assert.match(await (await fetch(show.permalink("talk"))).text(), /id="commentform"/);
    assert.equal((await show.reply("quiet", { content: "Hello.", author_name: "Ann", author_email: "ann@example.org" })).status, 401);
    await page.getByLabel("Posts", { exact: true }).check();
    await save(page);
    assert.ok(await tag());
  });

  test("is the only one who sees and saves settings", async (t) => {
    const page = await show.visitor(t);
    await show.signIn(page, { login: "amelia" });
    const response = await page.goto(settings());
    assert.equal(response.status(), 403);
    // Not with a form of one's own either: WordPress wants the nonce of its page.
    const posted = await page.request.post(show.at("wp-admin/options.php"), { form: { option_page: "offprint", action: "update", "offprint[sort]": "oldest" } });
    assert.equal(posted.status(), 403);
    assert.match(await tag(), / sort="newest"/);
  });

  test("sees only what can be chosen: anything else that is sent becomes the default", async (t) => {
    const page = await owner(t);
    await page.goto(settings());
    await page.locator("#offprint-sort option").first().evaluate((option) => (option.value = '"><b>'));
    await page.locator("#offprint-sort").selectOption({ index: 0 });
    await save(page);
    assert.equal(await page.locator("#offprint-sort").inputValue(), "site");
  });

  test("removes the plugin, and nothing of it is left in the database or among the files", async (t) => {
    const page = await owner(t);
    const options = async () => {
      await page.goto(show.at("wp-admin/options.php"));
      return page.locator("tr th label").allTextContents();
    };
    assert.ok((await options()).includes("offprint"), "there is something to remove");
    await page.goto(show.at("wp-admin/plugins.php"));
    const row = page.locator('tr[data-slug="offprint"]');
    await row.getByRole("link", { name: /^Deactivate/ }).click();
    // Before WordPress's script is there, the link would lead to another page.
    await page.waitForURL(/deactivate=true/, { waitUntil: "load" });
    page.on("dialog", (dialog) => dialog.accept());
    await row.getByRole("link", { name: /^Delete/ }).click();
    await says(page.locator("tr.deleted, .plugin-deleted-tr"), /deleted/);
    assert.deepEqual((await options()).filter((name) => /offprint/i.test(name)), []);
    const script = await fetch(show.at("wp-content/plugins/offprint/assets/offprint.js"));
    assert.doesNotMatch(script.headers.get("content-type"), /javascript/);
    // Comments are WordPress's, and stay.
    assert.equal(await tag(), undefined);
    assert.ok((await show.comments("talk")).length >= 3);
  });
});
