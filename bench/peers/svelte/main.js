import { mount } from "svelte";
import { load } from "../shared/model.js";
import App from "./App.svelte";

const article = await load();
mount(App, { target: document.getElementById("app"), props: { article } });
