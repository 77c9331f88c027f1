// The page for React and for Preact: for each, esbuild is configured with the source of `react` and of the JSX functions.
import { useState } from "react";
import { check, date, FIELDS, isEmpty, minutes, TEXT } from "../shared/model.js";

export function App({ article }) {
  return (
    <>
      <Article article={article} />
      <Respond />
    </>
  );
}

function Article({ article }) {
  const { leadFigure: figure, source } = article;
  return (
    <article className="article" lang={article.language} dir={article.direction}>
      <header className="head">
        <p className="kicker">{article.kicker}</p>
        <h1 className="headline">{article.headline}</h1>
        <p className="standfirst">{article.standfirst}</p>
        <Meta article={article} />
      </header>
      <figure className="lead">
        <img src={figure.src} alt={figure.alt} width={figure.width} height={figure.height} />
        <figcaption>
          <span className="caption">{figure.caption}</span> <span className="credit">{figure.credit}</span>
        </figcaption>
      </figure>
      <div className="body" dangerouslySetInnerHTML={{ __html: article.body }} />
      <p className="source">
        Original source: <a href={source.url}>{source.name}</a>
      </p>
      {article.authors.map((author) => (
        <AuthorCard key={author.name} author={author} />
      ))}
    </article>
  );
}

function Meta({ article }) {
  const time = (iso) => <time dateTime={iso}>{date(iso, article.language)}</time>;
  return (
    <div className="meta">
      <p className="byline">By {article.authors.map((author) => author.name).join(", ")}</p>
      <p className="dateline">
        <span className="place">{article.dateline}</span>
        {time(article.published)}
        <span className="updated">Updated {time(article.updated)}</span>
        <span className="reading-time">{minutes(article)} min read</span>
      </p>
    </div>
  );
}

function AuthorCard({ author }) {
  return (
    <aside className="author-card">
      <img className="avatar" src={author.avatar} alt="" width="64" height="64" />
      <div className="about">
        <p className="author-name">{author.name}</p>
        <p className="author-role">{author.role}</p>
        <p className="author-bio">{author.bio}</p>
      </div>
    </aside>
  );
}

function Respond() {
  const [errors, setErrors] = useState({});
  const [kept, setKept] = useState(false);
  const submit = (event) => {
    event.preventDefault();
    const found = check(event.currentTarget);
    setErrors(found);
    setKept(isEmpty(found));
  };
  return (
    <section className="respond">
      <h2>{TEXT.title}</h2>
      <p className="local">{TEXT.local}</p>
      <form noValidate onSubmit={submit}>
        <p className="notes">
          {TEXT.notes} <Asterisk />
        </p>
        {!isEmpty(errors) && <Summary errors={errors} />}
        {FIELDS.map((field) => (
          <Field key={field.name} field={field} error={errors[field.name]} />
        ))}
        <div className="consent">
          <input type="checkbox" id="consent" name="consent" /> <label htmlFor="consent">{TEXT.consent}</label>
        </div>
        <button className="submit" type="submit">
          {TEXT.submit}
        </button>
      </form>
      {kept && (
        <p className="notice" role="status">
          {TEXT.kept}
        </p>
      )}
    </section>
  );
}

function Summary({ errors }) {
  return (
    <div className="error-summary" role="alert">
      <h3>{TEXT.summary}</h3>
      <ul>
        {Object.entries(errors).map(([name, message]) => (
          <li key={name}>
            <a href={`#${name}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Field({ field: { name, label, type, autocomplete, missing }, error }) {
  const common = {
    id: name,
    name,
    required: !!missing,
    "aria-invalid": error ? "true" : undefined,
    "aria-describedby": error && `${name}-error`,
  };
  return (
    <div className={`field ${name}`}>
      <label htmlFor={name}>
        {label} {missing && <Asterisk />}
      </label>
      {type ? <input {...common} type={type} autoComplete={autocomplete} /> : <textarea {...common} rows="6" />}
      <p className="field-error" id={`${name}-error`}>
        {error}
      </p>
    </div>
  );
}

function Asterisk() {
  return (
    <span className="required" aria-hidden="true">
      *
    </span>
  );
}
