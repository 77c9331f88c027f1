// Without a framework: HTML in which everything but the body is escaped, and listeners.
import { load } from "../shared/model.js";
import { wire } from "./form.js";
import { page } from "./page.js";

const app = document.getElementById("app");
app.innerHTML = page(await load());
wire(app.querySelector("form"));
