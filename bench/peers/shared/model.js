// Shared by all peers: the article's address, the form's fields, and the texts. Only the rendering differs.

export const FIELDS = [
  { name: "comment", label: "Comment", missing: "Write a comment." },
  { name: "author", label: "Name", type: "text", autocomplete: "name", missing: "Enter your name." },
  { name: "email", label: "Email", type: "email", autocomplete: "email", missing: "Enter your email address." },
  { name: "url", label: "Website", type: "url", autocomplete: "url" },
];

export const TEXT = {
  title: "Leave a Reply",
  notes: "Your email address will not be published. Required fields are marked",
  local: "Replies on this page are kept in this browser only.",
  consent: "Save my name, email, and website in this browser for the next time I comment.",
  submit: "Post Comment",
  summary: "Your reply could not be sent yet",
  kept: "Your reply is kept in this browser. It was not sent anywhere.",
};

// The article, with absolute addresses of its pictures.
export async function load() {
  const answer = await fetch("samples/partnership.json");
  return resolve(await answer.json(), (address) => new URL(address, answer.url).href);
}

export function resolve(article, absolute) {
  const { leadFigure, authors } = article;
  return {
    ...article,
    leadFigure: { ...leadFigure, src: absolute(leadFigure.src) },
    authors: authors.map((author) => ({ ...author, avatar: absolute(author.avatar) })),
  };
}

export function date(iso, language) {
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" }).format(new Date(iso));
}

export function minutes(article) {
  return Math.max(1, Math.round(article.body.replace(/<[^>]*>/g, " ").split(/\s+/).length / 200));
}

// The errors of a form, by field name.
export function check(form) {
  const values = Object.fromEntries(new FormData(form));
  const errors = {};
  for (const { name, missing } of FIELDS) if (missing && !values[name].trim()) errors[name] = missing;
  if (!errors.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(values.email.trim())) {
    errors.email = "Enter an email address like name@example.com.";
  }
  const url = values.url.trim();
  if (url && !/^(https?:\/\/)?[^\s/:]+\.[^\s]+$/i.test(url)) {
    errors.url = "Enter a web address like example.com, or leave this empty.";
  }
  return errors;
}

export const isEmpty = (errors) => !Object.keys(errors).length;
