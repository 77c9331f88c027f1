// Requests the post and the comments of public/wordpress.html (showcase.php) from a WordPress that has nothing else, with the same two
// requests as Offprint. In the answers only this is changed:
//   - the address of the test server becomes https://example.org;
//   - the files of the post become the same files in public/samples/media;
//   - the post's own address becomes that of the demo's page;
//   - the link to the post's comments is left out, because Offprint would send replies there;
//   - random numbers become the same each time (random.mjs).
// The page names the version of WordPress that answered. What other sites answer to WordPress about embeds is in mu-plugins/embeds.php.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startWordPress } from "../e2e/support/wordpress.mjs";
import { withoutRandom } from "./random.mjs";

const MEDIA = fileURLToPath(new URL("../../public/samples/media/", import.meta.url));
const SITE = "https://example.org";
// As from samples/wordpress/, where the answers are.
const PAGE = "../../wordpress.html";
const SLUG = "in-harbour-street";

// See `post_addresses()` in crates/core/src/formats/wordpress/address.rs and `page_address()` in crates/core/src/formats/thread/wordpress.rs.
const POST = `/wp-json/wp/v2/posts?slug=${SLUG}&_embed=author,wp:featuredmedia,wp:term&_fields=id,link,date_gmt,modified_gmt,title,excerpt,content,comment_status,_links,_embedded`;
const comments = (post) =>
  `/wp-json/wp/v2/comments?post=${post}&orderby=date_gmt&order=asc&per_page=100&_fields=id,parent,author,author_name,author_url,date_gmt,content&page=1`;

/** Returns the texts of the two files in public/samples/wordpress/, by name. */
export async function showcase() {
  const wordpress = await startWordPress({ content: "showcase" });
  try {
    const ask = async (path) => {
      const response = await fetch(wordpress.address + path, { headers: { Accept: "application/json" } });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return response.json();
    };
    const posts = await ask(POST);
    const [{ id, link, _links }] = posts;
    const thread = await ask(comments(id));
    delete _links.replies;
    const text = (answer) => `${local(withoutRandom(JSON.stringify(answer, null, 1)), wordpress.address, link)}\n`;
    return new Map([["post.json", text(posts)], ["comments.json", text(thread)]]);
  } finally {
    await wordpress.stop();
  }
}

function local(text, address, link) {
  return text
    .replaceAll(link, PAGE)
    .replaceAll(new RegExp(`${address}/wp-content/uploads/\\d{4}/\\d\\d/([\\w.-]+)`, "g"), (_, file) => {
      if (!existsSync(MEDIA + file)) throw new Error(`public/samples/media has no ${file}`);
      return `samples/media/${file}`;
    })
    .replaceAll(address, SITE)
    .replaceAll(encodeURIComponent(address), encodeURIComponent(SITE));
}
