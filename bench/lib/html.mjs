// The HTML around the peers: the same masthead and footer as Offprint's page, and everything that can be preloaded is.
import { page } from "../peers/plain/page.js";
import { resolve } from "../peers/shared/model.js";

const LINKED = '<link rel="stylesheet" href="page.css">';

const START = `<link rel="modulepreload" href="app.js">
<link rel="preload" href="samples/partnership.json" as="fetch" type="application/json" crossorigin>
<script type="module" src="app.js"></script>`;

function document(head, app, foot = "") {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Russia and Uzbekistan Establish Military Strategic Partnership Through 2030 – cambarysu.com</title>
<meta name="color-scheme" content="light dark">
<link rel="icon" href="favicon.svg" type="image/svg+xml">
${head}
</head>
<body>
<header class="masthead">
<p class="wordmark"><a href="./">cambarysu.com</a></p>
<p class="tagline">Breaking news and insights at cambarysu.com</p>
</header>
<main id="app">${app}</main>
<footer class="colophon">
<p><strong>cambarysu.com</strong></p>
<p>Breaking news and insights.</p>
</footer>
${foot}
</body>
</html>
`;
}

export const peerPage = () => document(`${LINKED}\n${START}`, "");

// The whole page as a server would render it. The script only makes the form react. Without `style`, the CSS is linked.
export function staticPage(article, { style, script }) {
  const html = page(resolve(article, (address) => new URL(address, "http://x/samples/").pathname.slice(1)));
  const head = style ? `<style>${style}</style>` : LINKED;
  return document(head, html.replace(/\n\s+/g, "\n"), `<script type="module">${script}</script>`);
}
