import { createRoot } from "react-dom/client";
import { App } from "../jsx/app.jsx";
import { load } from "../shared/model.js";

const article = await load();
createRoot(document.getElementById("app")).render(<App article={article} />);
