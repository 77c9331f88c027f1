import { render } from "preact";
import { App } from "../jsx/app.jsx";
import { load } from "../shared/model.js";

const article = await load();
render(<App article={article} />, document.getElementById("app"));
