//! The threads of a run: one reader, some workers, and the collector of their results.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, Builder};

use super::page_result::{FinishedPage, PageResult};
use super::progress::Progress;
use super::summary::Summary;
use super::worker::WorkerContext;
use crate::cli::Options;
use crate::error::{ArticleError, FatalError};
use crate::feeds::feed_entries::FeedEntries;
use crate::output::manifest::Manifest;
use crate::source::{self, ReadEvent, SourceDocument};

/// The stack size of a worker in bytes, because making a page recurses as deep as an untrusted document is nested.
const STACK: usize = 16 * 1024 * 1024;

/// A message to the collector.
enum Event {
    Total(u64),
    Result(PageResult),
    Stopped(FatalError),
}

/// The collector of results. It belongs to one thread, so its own fields need no lock.
pub struct Collector<'a> {
    /// The newest articles; `None` if no feeds are written.
    pub feed_entries: Option<FeedEntries>,
    /// The progress display.
    pub progress: Progress,
    /// The counts so far.
    pub summary: Summary,
    /// The records of the pages.
    pub manifest: &'a Mutex<Manifest>,
}

impl Collector<'_> {
    /// Runs the threads until every page is made.
    ///
    /// # Errors
    ///
    /// Returns an error if a thread can't be started.
    pub fn work(&mut self, context: &WorkerContext<'_>) -> Result<(), FatalError> {
        let jobs = jobs(context.options);
        let stop = AtomicBool::new(false);
        // Both channels are bounded, so that the faster side waits instead of filling the memory.
        let (items, queue) = sync_channel(2 * jobs);
        let (events, happened) = sync_channel(2 * jobs);
        let queue = Arc::new(Mutex::new(queue));
        thread::scope(|scope| {
            let start = |name: &str| Builder::new().name(name.to_owned()).stack_size(STACK);
            for _ in 0..jobs {
                let (queue, events, stop) = (Arc::clone(&queue), events.clone(), &stop);
                start("worker").spawn_scoped(scope, move || work(context, &queue, &events, stop)).map_err(no_thread)?;
            }
            drop(queue);
            let stop = &stop;
            start("reader").spawn_scoped(scope, move || read(context, &items, &events, stop)).map_err(no_thread)?;
            for event in happened {
                self.enter(event, stop);
            }
            Ok(())
        })
    }

    fn enter(&mut self, event: Event, stop: &AtomicBool) {
        match event {
            Event::Total(total) => return self.progress.total(total),
            Event::Stopped(why) => return self.stop(why),
            Event::Result(PageResult::Stopped(why)) => {
                stop.store(true, Ordering::Relaxed);
                return self.stop(why);
            }
            Event::Result(PageResult::Page(finished)) => {
                if let Err(why) = self.page(*finished) {
                    stop.store(true, Ordering::Relaxed);
                    self.stop(why);
                }
            }
            Event::Result(PageResult::Failed(failed)) => self.failed(&failed),
            Event::Result(PageResult::Stays(failed)) => {
                self.summary.unchanged += 1;
                self.failed(&failed);
            }
            Event::Result(PageResult::LeftOut(failed)) => {
                self.summary.left_out += 1;
                self.progress.say(&format!("left out: {}", failed.sentence()));
            }
            Event::Result(PageResult::Repeated) => {}
        }
        self.progress.step();
    }

    fn page(&mut self, finished: FinishedPage) -> Result<(), FatalError> {
        let FinishedPage { key, record, article, is_new, lacks } = finished;
        *if is_new { &mut self.summary.written } else { &mut self.summary.unchanged } += 1;
        if let Some(failed) = lacks {
            self.failed(&failed);
        }
        if let Some(feed_entries) = &mut self.feed_entries {
            feed_entries.add(Box::new(article), &record.folder, record.published, record.updated);
        }
        let mut manifest = self.manifest.lock().unwrap_or_else(PoisonError::into_inner);
        manifest.note(key, record)
    }

    fn failed(&mut self, failed: &ArticleError) {
        self.summary.failed += 1;
        self.progress.say(&format!("failed: {}", failed.sentence()));
    }

    /// Stops the run. Only the first reason is kept.
    fn stop(&mut self, why: FatalError) {
        self.summary.stopped.get_or_insert(why);
    }
}

fn jobs(options: &Options) -> usize {
    options.jobs.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from)
}

fn no_thread(error: std::io::Error) -> FatalError {
    FatalError::Usage(format!("the system can't start another thread ({error}); use fewer --jobs"))
}

/// Reads and numbers documents, until there are no more or nobody takes them.
fn read(
    context: &WorkerContext<'_>,
    items: &SyncSender<(u64, SourceDocument)>,
    events: &SyncSender<Event>,
    stop: &AtomicBool,
) {
    let mut turn = 0;
    let mut sink = |read| {
        let is_wanted = match read {
            _ if stop.load(Ordering::Relaxed) => false,
            ReadEvent::Document(item) => {
                let sent = items.send((turn, item)).is_ok();
                turn += 1;
                sent
            }
            ReadEvent::Failed(failed) => events.send(Event::Result(PageResult::Failed(failed))).is_ok(),
            ReadEvent::Total(total) => events.send(Event::Total(total)).is_ok(),
        };
        if is_wanted { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    if let Err(why) = source::read(context.options, context.client, &mut sink) {
        // It fails only if the collector is gone, when the run is over anyway.
        let _ = events.send(Event::Stopped(why));
    }
}

/// Makes pages until there are no more documents.
fn work(
    context: &WorkerContext<'_>,
    queue: &Mutex<Receiver<(u64, SourceDocument)>>,
    events: &SyncSender<Event>,
    stop: &AtomicBool,
) {
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((turn, item)) = next else { break };
        if stop.load(Ordering::Relaxed) {
            // Other workers may be waiting for the turns after this one.
            context.slugs.skip(turn);
            continue;
        }
        let made = context.make(turn, &item);
        drop(item);
        if events.send(Event::Result(made)).is_err() {
            break;
        }
    }
}
