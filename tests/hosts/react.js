import { createElement, createRoot, StrictMode, useState } from "./packages/react.js";

const ARTICLE = { id: "in-react", headline: "An article from React", body: ["From an object."], replyTo: "/reply/held" };

function App() {
  const [order, setOrder] = useState(["story", "object"]);
  const [clicks, setClicks] = useState(0);
  const [theme, setTheme] = useState("light");
  const [ready, setReady] = useState([]);
  const heard = (event) => setReady((before) => [...before, event.detail.headline]);
  const elements = {
    story: createElement("offprint-article", { key: "story", id: "story", src: "story.json", loading: "eager", theme, "no-form": false, "onoffprint-ready": heard }),
    object: createElement("offprint-article", { key: "object", id: "object", article: ARTICLE, loading: "eager", theme }),
  };
  const button = (name, onClick) => createElement("button", { onClick }, name);
  return createElement("main", null,
    button("Count", () => setClicks(clicks + 1)),
    button("Turn", () => setOrder([...order].reverse())),
    button("Theme", () => setTheme("dark")),
    button("Remove", () => setOrder([])),
    button("Again", () => setOrder(["story", "object"])),
    createElement("output", null, String(clicks)),
    createElement("p", { id: "ready" }, ready.join(", ")),
    createElement("div", { "data-clicks": clicks }, order.map((name) => elements[name])),
  );
}

await customElements.whenDefined("offprint-article");
createRoot(document.querySelector("#app")).render(createElement(StrictMode, null, createElement(App)));
