//! The article from its kicker to its author cards.

use super::author_card::author_card;
use super::context::Context;
use super::element::{El, el, slot, text};
use crate::model::article::{self, Article, Contributor, LeadFigure, Source};
use crate::messages::MessageKey;
use crate::text::digits;

/// An article whose text has already been rebuilt: `body` is the element that holds it, `words` how many it has.
pub fn article(article: &Article, body: El, words: u32, context: &Context) -> El {
    el("article")
        .class("article")
        .part("article")
        // Takes the focus after a reader has asked for the article again.
        .attr("tabindex", "-1")
        .attr_if("lang", article.language.as_deref())
        .child(slot("header"))
        .child(head(article, words, context))
        .child_if(article.lead_figure.as_ref().map(lead_figure))
        .child(body)
        .child(slot("after-body"))
        .child_if(article.source.as_ref().map(|source| original_source(source, context)))
        .children(article.authors.iter().filter(|author| author.has_card()).map(|author| author_card(author, context)))
}

fn head(article: &Article, words: u32, context: &Context) -> El {
    el("header")
        .class("head")
        .child_if(article.kicker.as_deref().map(|kicker| el("p").class("kicker").part("kicker").text(kicker)))
        .child(context.heading(0).class("headline").part("headline").text(&article.headline))
        .child_if(article.standfirst.as_deref().map(|text| el("p").class("standfirst").part("standfirst").text(text)))
        .child(
            el("div")
                .class("meta")
                .child_if((!article.authors.is_empty()).then(|| byline(&article.authors, context)))
                .child(dateline(article, words, context)),
        )
}

/// "By Ann Example, Bo Example and Cy Example".
fn byline(authors: &[Contributor], context: &Context) -> El {
    let mut line = el("address").class("byline").part("byline").text(context.say(Text::By));
    for (index, author) in authors.iter().enumerate() {
        line = match index {
            0 => line.text(" "),
            _ if index + 1 == authors.len() => line.text(" ").text(context.say(Text::And)).text(" "),
            _ => line.text(", "),
        };
        line = line.child(author_name(author));
    }
    line
}

/// The name, linked to the author's page where there is one.
pub(super) fn author_name(author: &Contributor) -> El {
    let name = match &author.url {
        Some(url) => el("a").attr("href", url).attr("rel", "author"),
        None => el("span"),
    };
    name.attr("dir", "auto").text(&author.name)
}

/// Place, times and how long it takes to read.
fn dateline(article: &Article, words: u32, context: &Context) -> El {
    let time = |class, iso: &Option<String>| iso.as_deref().and_then(|iso| context.time(class, iso));
    // An update the reader can't tell from the publication is no news.
    let updated = article.updated.as_ref().filter(|updated| Some(*updated) != article.published.as_ref());
    let minutes = digits(article::reading_minutes(words).into());
    el("p")
        .class("dateline")
        .child_if(article.dateline.as_deref().map(|place| el("span").class("place").text(place)))
        .child_if(time("published", &article.published))
        .child_if(
            time("", &updated.cloned())
                .map(|time| el("span").class("updated").text(context.say(Text::Updated)).text(" ").child(time)),
        )
        .child(el("span").class("reading-time").text(&context.fill(Text::ReadingTime, &minutes)))
}

fn lead_figure(figure: &LeadFigure) -> El {
    let (width, height) = figure.size.map(|(width, height)| (digits(width.into()), digits(height.into()))).unzip();
    let caption = figure.caption.as_deref().map(|caption| el("span").class("caption").text(caption));
    let credit = figure.credit.as_deref().map(|credit| el("span").class("credit").text(credit));
    let space = (caption.is_some() && credit.is_some()).then(|| text(" "));
    let has_caption = caption.is_some() || credit.is_some();
    el("figure")
        .class("lead")
        .child(
            el("img")
                .attr("alt", &figure.alt)
                .attr_if("width", width.as_deref())
                .attr_if("height", height.as_deref())
                .attr_if("sizes", figure.sizes.as_deref())
                .attr_if("srcset", figure.srcset.as_deref())
                // The largest picture in view: asked for before the others.
                .attr("fetchpriority", "high")
                // Last, so that nothing is fetched before the browser knows the other sizes.
                .attr("src", &figure.src),
        )
        .child_if(has_caption.then(|| el("figcaption").child_if(caption).child_if(space).child_if(credit)))
}

fn original_source(source: &Source, context: &Context) -> El {
    let name = match &source.url {
        Some(url) => el("a").attr("href", url).attr("rel", "noopener"),
        None => el("span"),
    };
    el("p")
        .class("source")
        .text(context.say(Text::OriginalSource))
        .text(" ")
        .child(name.attr("dir", "auto").text(&source.name))
}
