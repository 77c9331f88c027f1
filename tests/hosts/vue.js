import { createApp, h, ref } from "./packages/vue.js";

const ARTICLE = { id: "in-vue", headline: "An article from Vue", body: ["From an object."], replyTo: "/reply/held" };

const App = {
  setup() {
    const order = ref(["story", "object"]);
    const clicks = ref(0);
    const theme = ref("light");
    const ready = ref([]);
    const heard = (event) => ready.value.push(event.detail.headline);
    const elements = {
      story: () => h("offprint-article", { key: "story", id: "story", src: "story.json", loading: "eager", theme: theme.value, "no-form": null, onOffprintReady: heard }),
      object: () => h("offprint-article", { key: "object", id: "object", article: ARTICLE, loading: "eager", theme: theme.value }),
    };
    const button = (name, onClick) => h("button", { onClick }, name);
    return () => h("main", null, [
      button("Count", () => (clicks.value += 1)),
      button("Turn", () => (order.value = [...order.value].reverse())),
      button("Theme", () => (theme.value = "dark")),
      button("Remove", () => (order.value = [])),
      button("Again", () => (order.value = ["story", "object"])),
      h("output", null, String(clicks.value)),
      h("p", { id: "ready" }, ready.value.join(", ")),
      h("div", { "data-clicks": clicks.value }, order.value.map((name) => elements[name]())),
    ]);
  },
};

await customElements.whenDefined("offprint-article");
createApp(App).mount("#app");
