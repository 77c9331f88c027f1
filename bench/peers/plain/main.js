// Without a framework: text with everything escaped but the body, and listeners.
import { load } from "../shared/model.js";
import { wire } from "./form.js";
import { page } from "./page.js";

const app = document.getElementById("app");
app.innerHTML = page(await load());
wire(app.querySelector("form"));
