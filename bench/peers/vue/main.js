import { createApp } from "vue";
import { load } from "../shared/model.js";
import { Article } from "./article.js";
import { Respond } from "./respond.js";

const article = await load();
createApp(() => [Article({ article }), Respond()]).mount("#app");
