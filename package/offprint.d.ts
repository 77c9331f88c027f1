// Types for pages that use Offprint's elements, which `import "offprint"` registers.

/** An article, from `src` or set by a script. article.schema.json describes each property. */
export interface Article {
  /** Names the article for replies and drafts; `url` if absent. */
  id?: string | number | null;
  /** The permalink. */
  url?: string | null;
  /** BCP 47 tag. */
  language?: string | null;
  direction?: "ltr" | "rtl" | null;
  /** The line above the headline. */
  kicker?: string | null;
  headline: string;
  /** The sentences below the headline. */
  standfirst?: string | null;
  authors?: Author | Author[] | null;
  /** The place of filing. */
  dateline?: string | null;
  /** ISO 8601 with an offset. */
  published?: string | null;
  /** ISO 8601 with an offset. */
  updated?: string | null;
  leadFigure?: Figure | null;
  /** HTML in one string, or a list of paragraphs of plain text. */
  body: string | (string | null)[];
  /** Where the news was first reported. */
  source?: string | Source | null;
  /** What it is about. */
  tags?: Tag | Tag[] | null;
  /** Address of the thread. */
  replies?: string | null;
  /** Address replies are posted to. */
  replyTo?: string | null;
  replyPolicy?: "open" | "closed" | "members" | null;
  /** Whether the endpoint gets the spam signals `elapsed` and `trap`. */
  spamChecks?: boolean | null;
  /** The markup that the endpoint accepts in replies; plain text if absent. */
  markup?: "html" | "markdown" | null;
}

/** Somebody in the byline: a name, or more about them. */
export type Author =
  | string
  | null
  | { name?: string | null; url?: string | null; avatar?: string | null; role?: string | null; bio?: string | null };

/** The main picture. */
export interface Figure {
  src?: string | null;
  srcset?: string | null;
  sizes?: string | null;
  width?: number | null;
  height?: number | null;
  alt?: string | null;
  caption?: string | null;
  credit?: string | null;
}

/** Where the news was first reported. */
export interface Source {
  name?: string | null;
  url?: string | null;
}

/** What an article is about: a name, or a name and the address of the topic's page. */
export type Tag = string | null | { name?: string | null; url?: string | null };

/**
 * Texts by their keys in locales/en.json, in groups or not; missing ones are those of the language. Texts under a language's tag apply to
 * that language only.
 */
export interface Strings {
  [nameOrTag: string]: string | Strings;
}

/** The detail of `offprint-ready`; an article has `headline` and `url`, `<offprint-replies>` and `<offprint-count>` have `count`. */
export interface ReadyDetail {
  id?: string;
  headline?: string;
  url?: string;
  count?: number;
}

/** Why the content can't be shown. */
export type ErrorCode =
  | "no-address"
  | "unreachable"
  | "not-found"
  | "refused"
  | "server-fault"
  | "not-an-article"
  | "blocked"
  | "broken";

/** The detail of `offprint-error`. */
export interface ErrorDetail {
  code: ErrorCode;
  /** The sentence that the reader sees. */
  message: string;
}

/** The result of a reply that the page sent itself. */
export type ReplyAnswer =
  | { status: "published" | "held" | "received"; id?: string | number }
  | { errors: Partial<Record<"comment" | "author" | "email" | "url", string>> }
  | { code: string };

/** The detail of `offprint-reply`, before a reply is sent. */
export interface ReplyDetail {
  article: string;
  /** The reply that is answered. */
  parent?: string;
  comment: string;
  author: string;
  email: string;
  url?: string;
  /** The page sends the reply itself. A rejected promise means: no connection; the text is kept. */
  respondWith(answer: ReplyAnswer | PromiseLike<ReplyAnswer>): void;
}

/** What happened to a reply; `kept`: it is kept in this browser only. */
export type Outcome = "published" | "held" | "received" | "kept";

/** The detail of `offprint-reply-sent`. */
export interface ReplySentDetail {
  outcome: Outcome;
  id?: string;
  article: string;
}

/** The elements' events. They bubble, and cross shadow roots. */
export interface OffprintEventMap {
  /** The content is shown. */
  "offprint-ready": CustomEvent<ReadyDetail>;
  /** The content can't be shown. */
  "offprint-error": CustomEvent<ErrorDetail>;
  /** A reply is about to be sent. `preventDefault()` stops that. */
  "offprint-reply": CustomEvent<ReplyDetail>;
  /** A reply has arrived, or was kept in the reader's browser. */
  "offprint-reply-sent": CustomEvent<ReplySentDetail>;
}

interface OffprintElement extends HTMLElement {
  /** Texts that override those of the language. */
  strings: Strings | null;
  /** Fetches the content again; text in the form stays. */
  reload(): void;
}

/** `<offprint-article>`: the article, its author, the thread and the form. */
export interface OffprintArticle extends OffprintElement {
  /** An article to show instead of fetching one. */
  article: Article | null;
}

/** `<offprint-replies>`: the thread and the form, for a page that already has its article. */
export interface OffprintReplies extends OffprintElement {}

/** `<offprint-count>`: the number of replies to an article, as inline text. */
export interface OffprintCount extends OffprintElement {}

/** The type of `customElements.get("offprint-article")`. */
export interface OffprintConstructor<Element extends OffprintElement = OffprintArticle> {
  new (): Element;
  readonly prototype: Element;
  /** The version of the package. */
  readonly version: string;
  /** The tags (BCP 47) of all languages of the interface. */
  readonly languages: readonly string[];
}

type Flag = boolean | "";

/** The attributes of `<offprint-article>` and `<offprint-replies>`. */
export interface RepliesAttributes {
  src?: string;
  format?: "auto" | "offprint" | "wordpress" | "json-feed" | "json-ld";
  post?: string | number;
  item?: string;
  thread?: string;
  backend?: "auto" | "offprint" | "wordpress" | "isso";
  article?: string;
  "reply-to"?: string;
  "no-replies"?: Flag;
  "no-form"?: Flag;
  avatars?: Flag;
  sort?: "oldest" | "newest" | "most-liked";
  live?: Flag;
  report?: string;
  "signed-in-as"?: string;
  "rest-nonce"?: string;
  "nonce-url"?: string;
  "login-url"?: string;
  contents?: Flag;
  "age-note"?: number | `${number}`;
  share?: Flag;
  theme?: "auto" | "light" | "dark" | "host";
  lang?: string;
  dir?: "auto" | "ltr" | "rtl";
  "heading-level"?: 1 | 2 | 3 | 4 | 5 | 6 | "1" | "2" | "3" | "4" | "5" | "6";
  loading?: "lazy" | "eager";
}

/** The attributes of `<offprint-article>`. Frameworks that distinguish properties from attributes set an object as the property `article`. */
export interface ArticleAttributes extends Omit<RepliesAttributes, "article"> {
  article?: string | Article;
}

/** The attributes of `<offprint-count>`. */
export type CountAttributes = Pick<RepliesAttributes, "src" | "backend" | "article" | "lang">;

/** Other properties that a framework may set. */
interface Properties {
  strings?: Strings | null;
}

// What every element accepts, in a form that all frameworks agree with.
interface AnyElement {
  id?: string;
  class?: unknown;
  className?: string;
  style?: unknown;
  slot?: string;
  title?: string;
  hidden?: unknown;
  key?: unknown;
  ref?: unknown;
  children?: unknown;
}

type On<Prefix extends string> = {
  [Name in keyof OffprintEventMap as `${Prefix}${Name}`]?: (event: OffprintEventMap[Name]) => void;
};

interface VueEvents {
  onOffprintReady?: (event: OffprintEventMap["offprint-ready"]) => void;
  onOffprintError?: (event: OffprintEventMap["offprint-error"]) => void;
  onOffprintReply?: (event: OffprintEventMap["offprint-reply"]) => void;
  onOffprintReplySent?: (event: OffprintEventMap["offprint-reply-sent"]) => void;
}

/** The elements in JSX. */
export interface OffprintJsx {
  "offprint-article": ArticleAttributes & Properties & AnyElement & On<"on"> & On<"on:">;
  "offprint-replies": RepliesAttributes & Properties & AnyElement & On<"on"> & On<"on:">;
  "offprint-count": CountAttributes & Properties & AnyElement & On<"on"> & On<"on:">;
}

declare global {
  interface HTMLElementTagNameMap {
    "offprint-article": OffprintArticle;
    "offprint-replies": OffprintReplies;
    "offprint-count": OffprintCount;
  }
  interface GlobalEventHandlersEventMap extends OffprintEventMap {}
  namespace JSX {
    interface IntrinsicElements extends OffprintJsx {}
  }
}

// @ts-ignore: a page without React has no such module.
declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends OffprintJsx {}
  }
}

// @ts-ignore: nor Preact.
declare module "preact" {
  namespace JSX {
    interface IntrinsicElements extends OffprintJsx {}
  }
}

// @ts-ignore: nor Solid.
declare module "solid-js/jsx-runtime" {
  namespace JSX {
    interface IntrinsicElements extends OffprintJsx {}
  }
}

// @ts-ignore: nor Vue.
declare module "vue" {
  interface GlobalComponents {
    "offprint-article": new () => { $props: ArticleAttributes & Properties & VueEvents };
    "offprint-replies": new () => { $props: RepliesAttributes & Properties & VueEvents };
    "offprint-count": new () => { $props: CountAttributes & Properties & VueEvents };
  }
}
