/** @jsxImportSource react */
// In React 19.
import "offprint";

export const good = (
  <offprint-article src="/articles/42.json" theme="host" heading-level={2} no-form onoffprint-ready={(event) => event.detail.headline}>
    <h1>Harbour reopens</h1>
  </offprint-article>
);
export const embedded = <offprint-article article={{ headline: "Harbour reopens", body: "<p>Text</p>" }} loading="eager" />;
export const replies = <offprint-replies src="/thread.json" sort="newest" avatars onoffprint-reply={(event) => event.detail.comment} />;

// @ts-expect-error: there is no such theme
export const theme = <offprint-article theme="purple" />;
// @ts-expect-error: headings end at six
export const level = <offprint-article heading-level={7} />;
// @ts-expect-error: there is no such attribute
export const unknown = <offprint-replies sorted="newest" />;
// @ts-expect-error: no event has such a detail
export const event = <offprint-article onoffprint-reply={(event: CustomEvent<{ nonsense: number }>) => event.detail.nonsense} />;
// @ts-expect-error: an article has a headline
export const article = <offprint-article article={{ body: "<p>Text</p>" }} />;
