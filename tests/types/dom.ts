// A page's own script. Each line below an @ts-expect-error has to be refused: if it were not, that comment would be an error.
import "offprint";
import type { Article, OffprintConstructor, ReplyAnswer } from "offprint";

const article: Article = { headline: "Harbour reopens", body: ["The harbour is open again."], authors: ["Ana Ruiz"] };

const element = document.createElement("offprint-article");
element.article = article;
element.strings = { Submit: "Send it", de: { form: { Submit: "Senden" } } };
element.reload();
document.querySelector("offprint-replies")?.reload();

element.addEventListener("offprint-ready", ({ detail }) => detail.headline?.trim());
element.addEventListener("offprint-error", ({ detail }) => console.log(detail.code, detail.message));
element.addEventListener("offprint-reply", (event) => {
  event.detail.respondWith(send(event.detail.comment));
  event.detail.respondWith({ errors: { email: "This address has been blocked." } });
});
document.addEventListener("offprint-reply-sent", ({ detail }) => detail.outcome === "held");

async function send(_: string): Promise<ReplyAnswer> {
  return { status: "held" };
}

const known = customElements.get("offprint-article") as OffprintConstructor | undefined;
known?.version.split(".");
known?.languages.includes("de");

// @ts-expect-error: an article has a headline
element.article = { body: "<p>Text</p>" };
// @ts-expect-error: figures are not numbers
element.article = { headline: "Harbour", body: "<p>Text</p>", leadFigure: 7 };
// @ts-expect-error: wordings are text
element.strings = { Submit: 1 };
// @ts-expect-error: replies alone have no article to set
document.createElement("offprint-replies").article = article;
// @ts-expect-error: no event has such a detail
element.addEventListener("offprint-ready", (event: CustomEvent<{ nonsense: number }>) => event.detail.nonsense);
element.addEventListener("offprint-reply", ({ detail }) => {
  // @ts-expect-error: there is no such status
  detail.respondWith({ status: "lost" });
});
