// A list of articles, each with the number of its replies.
import "offprint";

const count = document.createElement("offprint-count");
count.setAttribute("src", "/articles/42/replies.json");
count.strings = { CountReplies_one: "{{count}} voice" };
count.addEventListener("offprint-ready", ({ detail }) => detail.count?.toFixed());

// @ts-expect-error: a number has no article to set
count.article = null;
