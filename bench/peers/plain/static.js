// The script of the static page, whose HTML the build makes from page.js.
import { wire } from "./form.js";

wire(document.querySelector("form"));
