// Prints the line that starts this very build in a page, whatever the server may send later: snippet.mjs [ADDRESS]
// ADDRESS is where the files of dist/embed/ are served.
import { readFileSync } from "node:fs";

const manifest = JSON.parse(readFileSync(new URL("../dist/embed/manifest.json", import.meta.url), "utf8"));
const [address = `https://cdn.example/offprint/${manifest.version}/`] = process.argv.slice(2);
const { integrity } = manifest.files.find(({ name }) => name === "offprint.js");
const src = `${address.replace(/\/?$/, "/")}offprint.js`;
console.log(`<script type="module" src="${src}" integrity="${integrity}" crossorigin></script>`);
