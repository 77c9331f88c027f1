//! The threads of a run: one reads, some make pages, and the one that started them keeps the books.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, Builder};

use super::failure::{Failed, Stop};
use super::made::{Finished, Made};
use super::newest::Newest;
use super::options::Options;
use super::progress::Progress;
use super::register::Register;
use super::source::{self, Item, Read};
use super::summary::Summary;
use super::worker::Workshop;

/// Rebuilding follows the depth of what was written by others.
const STACK: usize = 16 * 1024 * 1024;

/// What the threads tell.
enum Event {
    Total(u64),
    Made(Made),
    Stopped(Stop),
}

/// Kept by one thread, so that nothing in them has to be locked.
pub struct Books<'a> {
    /// Where there are to be feeds.
    pub newest: Option<Newest>,
    /// For whoever is watching.
    pub progress: Progress,
    /// What has become of all of it so far.
    pub summary: Summary,
    /// What is known of the pages.
    pub register: &'a Mutex<Register>,
}

impl Books<'_> {
    /// Has all pages made.
    ///
    /// # Errors
    /// When there are no threads to be had.
    pub fn work(&mut self, workshop: &Workshop<'_>) -> Result<(), Stop> {
        let jobs = jobs(workshop.options);
        let stop = AtomicBool::new(false);
        // Bounded, both: whoever is faster waits, and memory does not fill with what others have yet to do.
        let (items, queue) = sync_channel(2 * jobs);
        let (events, happened) = sync_channel(2 * jobs);
        let queue = Arc::new(Mutex::new(queue));
        thread::scope(|scope| {
            let start = |name: &str| Builder::new().name(name.to_owned()).stack_size(STACK);
            for _ in 0..jobs {
                let (queue, events, stop) = (Arc::clone(&queue), events.clone(), &stop);
                start("worker")
                    .spawn_scoped(scope, move || work(workshop, &queue, &events, stop))
                    .map_err(no_thread)?;
            }
            drop(queue);
            let stop = &stop;
            start("reader").spawn_scoped(scope, move || read(workshop, &items, &events, stop)).map_err(no_thread)?;
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
            Event::Made(Made::Stop(why)) => {
                stop.store(true, Ordering::Relaxed);
                return self.stop(why);
            }
            Event::Made(Made::Page(finished)) => {
                if let Err(why) = self.page(*finished) {
                    stop.store(true, Ordering::Relaxed);
                    self.stop(why);
                }
            }
            Event::Made(Made::Failed(failed)) => self.failed(&failed),
            Event::Made(Made::Stays(failed)) => {
                self.summary.unchanged += 1;
                self.failed(&failed);
            }
            Event::Made(Made::LeftOut(failed)) => {
                self.summary.left_out += 1;
                self.progress.say(&format!("left out: {}", failed.sentence()));
            }
            Event::Made(Made::Repeated) => {}
        }
        self.progress.step();
    }

    fn page(&mut self, finished: Finished) -> Result<(), Stop> {
        let Finished { key, record, article, is_new, lacks } = finished;
        *if is_new { &mut self.summary.written } else { &mut self.summary.unchanged } += 1;
        if let Some(failed) = lacks {
            self.failed(&failed);
        }
        if let Some(newest) = &mut self.newest {
            newest.add(Box::new(article), &record.folder, record.published, record.updated);
        }
        let mut register = self.register.lock().unwrap_or_else(PoisonError::into_inner);
        register.note(key, record)
    }

    fn failed(&mut self, failed: &Failed) {
        self.summary.failed += 1;
        self.progress.say(&format!("failed: {}", failed.sentence()));
    }

    /// The first reason is the one that matters.
    fn stop(&mut self, why: Stop) {
        self.summary.stopped.get_or_insert(why);
    }
}

fn jobs(options: &Options) -> usize {
    options.jobs.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from)
}

fn no_thread(error: std::io::Error) -> Stop {
    Stop::Usage(format!("the system starts no more threads ({error}); ask for fewer --jobs"))
}

/// Reads, and numbers what was read. Ends when nobody wants more.
fn read(workshop: &Workshop<'_>, items: &SyncSender<(u64, Item)>, events: &SyncSender<Event>, stop: &AtomicBool) {
    let mut turn = 0;
    let mut sink = |read| {
        let is_wanted = match read {
            _ if stop.load(Ordering::Relaxed) => false,
            Read::Item(item) => {
                let sent = items.send((turn, item)).is_ok();
                turn += 1;
                sent
            }
            Read::Failed(failed) => events.send(Event::Made(Made::Failed(failed))).is_ok(),
            Read::Total(total) => events.send(Event::Total(total)).is_ok(),
        };
        if is_wanted { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    };
    if let Err(why) = source::read(workshop.options, workshop.client, &mut sink) {
        // Nobody is there to be told only when the run is over anyway.
        let _ = events.send(Event::Stopped(why));
    }
}

/// Makes page after page, until there are no more articles.
fn work(workshop: &Workshop<'_>, queue: &Mutex<Receiver<(u64, Item)>>, events: &SyncSender<Event>, stop: &AtomicBool) {
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((turn, item)) = next else { break };
        if stop.load(Ordering::Relaxed) {
            // Others may be waiting for their turn after this one.
            workshop.claims.skip(turn);
            continue;
        }
        let made = workshop.make(turn, &item);
        drop(item);
        if events.send(Event::Made(made)).is_err() {
            break;
        }
    }
}
