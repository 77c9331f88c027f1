//! Reply counts for many articles, cached for a minute.

use js_sys::Date;
use offprint_core::formats::load_error;
use offprint_core::formats::thread::count::{
    CountSource, comments_address, is_worth_paging, isso_counts, isso_request, posts_of, total, total_address,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::fetch::{self, Fetched, RequestGuard};
use super::storage::Storage;

const KEY: &str = "offprint:counts";

/// The lifetime of a cached number, in milliseconds.
const FRESH: u64 = 60_000;

/// The maximum number of posts in one request.
const TOGETHER: usize = 100;

/// A cached number.
#[derive(Clone, Serialize, Deserialize)]
struct Kept {
    group: String,
    name: String,
    count: u32,
    /// The time of the response, in milliseconds since the Unix epoch.
    at: u64,
}

impl Kept {
    fn is_of(&self, source: &CountSource) -> bool {
        self.group == source.group() && self.name == source.name()
    }
}

fn fresh() -> Vec<Kept> {
    let mut kept: Vec<Kept> = Storage::Session.get_json(KEY).unwrap_or_default();
    let now = Date::now() as u64;
    kept.retain(|kept| now.checked_sub(kept.at).is_some_and(|age| age < FRESH));
    kept
}

/// Returns the number of replies if it was received less than a minute ago in this tab.
pub fn kept(source: &CountSource) -> Option<u32> {
    fresh().into_iter().find(|kept| kept.is_of(source)).map(|kept| kept.count)
}

fn keep(counts: &[(CountSource, u32)]) {
    let mut all = fresh();
    all.retain(|kept| !counts.iter().any(|(source, _)| kept.is_of(source)));
    let at = Date::now() as u64;
    all.extend(counts.iter().map(|(source, count)| Kept {
        group: source.group().to_owned(),
        name: source.name().to_owned(),
        count: *count,
        at,
    }));
    Storage::Session.set_json(KEY, &all);
}

/// Requests the numbers of replies for a group of different sources on one server. Sources whose number the server does not provide are
/// left out.
pub async fn ask(sources: &[CountSource]) -> Vec<(CountSource, u32)> {
    let Some(first) = sources.first() else { return Vec::new() };
    let (group, names) = (first.group(), sources.iter().map(CountSource::name).collect::<Vec<_>>());
    let counts = match first {
        CountSource::Isso { .. } => isso(group, &names).await,
        CountSource::WordPress { .. } => wordpress(group, &names).await,
        CountSource::Document(address) => vec![document(address).await],
    };
    let known = sources.iter().cloned().zip(counts);
    let known: Vec<_> = known.filter_map(|(source, count)| Some((source, count?))).collect();
    keep(&known);
    known
}

async fn isso(server: &str, uris: &[&str]) -> Vec<Option<u32>> {
    let answer = fetch::send(&isso_request(server, uris), &RequestGuard::start()).await;
    answer
        .filter(|answer| answer.status == 200)
        .and_then(|answer| answer.body)
        .map(|body| isso_counts(&body))
        .unwrap_or_default()
}

async fn wordpress(collection: &str, posts: &[&str]) -> Vec<Option<u32>> {
    let mut counts = Vec::with_capacity(posts.len());
    for posts in posts.chunks(TOGETHER) {
        match together(collection, posts).await {
            Some(counted) => counts.extend(counted.into_iter().map(Some)),
            None => {
                for post in posts {
                    counts.push(get(&total_address(collection, post)).await.and_then(|(fetched, _)| fetched.total));
                }
            }
        }
    }
    counts
}

/// Counts the comments on several posts by going through all of them. Returns `None` if that takes more requests than asking for each post,
/// or if WordPress refuses, as it does when one of the posts is not public.
async fn together(collection: &str, posts: &[&str]) -> Option<Vec<u32>> {
    if posts.len() == 1 {
        return None;
    }
    let mut counted = vec![0; posts.len()];
    let (mut page, mut pages) = (1, 1);
    while page <= pages {
        let (fetched, comments) = get(&comments_address(collection, posts, page)).await?;
        pages = fetched.pages?;
        if !is_worth_paging(pages, posts.len()) {
            return None;
        }
        for post in posts_of(&comments)? {
            if let Some(index) = posts.iter().position(|asked| *asked == post) {
                counted[index] += 1;
            }
        }
        page += 1;
    }
    Some(counted)
}

async fn document(address: &str) -> Option<u32> {
    let (fetched, document) = get(address).await?;
    fetched.total.or_else(|| total(&document))
}

async fn get(address: &str) -> Option<(Fetched, Value)> {
    let fetched = fetch::get(address, &RequestGuard::start()).await.ok()?;
    let document = load_error::parse(&fetched.text, fetched.redirected).ok()?;
    Some((fetched, document))
}
