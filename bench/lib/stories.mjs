// Articles with the length and markup of real ones, the same each time.

const WORDS = "the harbour of a city and its council said on Monday that ferries would return by spring while engineers who rebuilt the quay asked for time because storms had moved stones which nobody could have seen before winter; residents, however, were told to wait until water fell below old marks".split(" ");

/** A small pseudo-random generator of numbers from 0 to 1 (mulberry32). */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const upTo = (next, most) => Math.floor(next() * most);
const words = (next, count) => Array.from({ length: count }, () => WORDS[upTo(next, WORDS.length)]).join(" ");

function sentence(next) {
  const text = words(next, 12 + upTo(next, 14));
  const kind = upTo(next, 12);
  if (kind === 0) return `${text} <a href="/stories/${upTo(next, 9999)}/">${words(next, 3)}</a>.`;
  if (kind === 1) return `<strong>${words(next, 2)}</strong> ${text} &#8220;<em>${words(next, 6)}</em>&#8221;.`;
  return `${text}.`;
}

const paragraph = (next) => `<p class="wp-block-paragraph">${Array.from({ length: 3 + upTo(next, 3) }, () => sentence(next)).join(" ")}</p>\n`;

function block(next) {
  switch (upTo(next, 5)) {
    case 0: return `<h2 class="wp-block-heading">${words(next, 5)}</h2>\n`;
    case 1: return `<blockquote class="wp-block-quote"><p>${sentence(next)}</p><cite>${words(next, 2)}</cite></blockquote>\n`;
    case 2: return `<ul class="wp-block-list">${Array.from({ length: 4 }, () => `<li>${sentence(next)}</li>`).join("")}</ul>\n`;
    case 3: return `<figure class="wp-block-image size-large"><img decoding="async" width="1024" height="683" src="/uploads/${upTo(next, 9999)}.jpg" alt="${words(next, 8)}" srcset="/uploads/a-1024.jpg 1024w, /uploads/a-300.jpg 300w" sizes="(max-width: 1024px) 100vw, 1024px"/><figcaption class="wp-element-caption">${words(next, 12)}</figcaption></figure>\n`;
    default: return `<figure class="wp-block-table"><table><tbody>${Array.from({ length: 4 }, () => `<tr><td>${words(next, 2)}</td><td>${upTo(next, 1000)}</td></tr>`).join("")}</tbody></table></figure>\n`;
  }
}

/** An article in Offprint's own format: 12 to 27 paragraphs, after every third something else. */
export function story(number, next, isChanged) {
  const paragraphs = Array.from({ length: 12 + upTo(next, 16) }, (_, index) => paragraph(next) + (index % 3 === 2 ? block(next) : ""));
  return {
    id: `story-${number}`,
    language: "en",
    kicker: words(next, 2),
    headline: `Story ${number}: ${words(next, 8)}`,
    standfirst: `${words(next, 24)}.`,
    authors: [{ name: `Reporter ${number % 40}`, role: "Correspondent", avatar: `/people/${number % 40}.jpg`, bio: `${words(next, 20)}.` }],
    published: new Date(Date.UTC(2015, 0, 1) + number * 3_000_000).toISOString(),
    leadFigure: { src: `/uploads/lead-${number}.jpg`, width: 1600, height: 900, alt: words(next, 9), caption: words(next, 14) },
    ...(number % 5 === 0 && { replies: `threads/${number}.json` }),
    body: paragraphs.join("") + (isChanged ? "<p>Corrected.</p>" : ""),
  };
}

/** The replies to it: 1 to 30, half of them answers. */
export function thread(number, next) {
  const replies = Array.from({ length: 1 + upTo(next, 30) }, (_, index) => ({
    id: index + 1,
    ...(index % 2 === 1 && { parent: index }),
    author: `Reader ${upTo(next, 500)}`,
    published: new Date(Date.UTC(2025, 1, 1) + (number * 40 + index) * 60_000).toISOString(),
    body: `<p>${sentence(next)}</p><p>${sentence(next)}</p>`,
  }));
  return { total: replies.length, replies };
}
