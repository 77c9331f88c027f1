//! A run from its beginning to its end.

use std::fs;
use std::sync::{Mutex, PoisonError};

use super::books::Books;
use super::claims::Claims;
use super::digest::Digest;
use super::failure::Stop;
use super::finish;
use super::lock::Lock;
use super::newest::Newest;
use super::options::Options;
use super::output::Output;
use super::progress::Progress;
use super::register::Register;
use super::source::http::Client;
use super::summary::Summary;
use super::worker::Workshop;

/// Makes the pages that were asked for.
///
/// # Errors
/// When it can't begin.
pub fn run(options: &Options) -> Result<Summary, Stop> {
    options.check().map_err(Stop::Usage)?;
    let output = Output::open(options.output(), options.sync, options.force)?;
    let _lock = Lock::take(&output.state(), output.root())?;
    let register = Register::open(&output)?;
    let site = options.site();
    // With all articles at hand, the kept ones could only be of those that are gone.
    let newest = if options.prune { Newest::default() } else { Newest::open(&output) };
    let claims = Claims::new(&register);
    let register = Mutex::new(register);
    let client = Client::new(options);
    let workshop = Workshop {
        options,
        site: &site,
        client: &client,
        output: &output,
        register: &register,
        claims: &claims,
        maker: maker(options),
    };
    let mut books = Books {
        newest: site.address.as_ref().map(|_| newest),
        progress: Progress::new(options.quiet),
        summary: Summary::default(),
        register: &register,
    };
    books.work(&workshop)?;
    let Books { newest, progress, mut summary, .. } = books;
    let register = register.into_inner().unwrap_or_else(PoisonError::into_inner);
    // A site without articles is no news when none could be read.
    let is_nothing = register.iter().next().is_none() && (summary.failed > 0 || summary.stopped.is_some());
    if !is_nothing && !matches!(summary.stopped, Some(Stop::Output(_))) {
        finish::finish(
            finish::Site { options, site: &site, output: &output, claims: &claims },
            register,
            newest,
            &mut summary,
        )?;
    }
    summary.took = progress.finish();
    Ok(summary)
}

/// What tells pages of another program, or made with other options, from those that can stay.
fn maker(options: &Options) -> Digest {
    // Reading the whole program would take longer than making a page.
    let program = std::env::current_exe().and_then(fs::metadata);
    let program = program.map(|program| format!("{} {:?}", program.len(), program.modified().ok())).unwrap_or_default();
    let said = format!("{:?} {:?} {:?}", options.site(), options.base(), options.format);
    let replies = format!("{} {}", options.replies, options.no_replies);
    Digest::of(&[env!("CARGO_PKG_VERSION"), &program, &said, &replies])
}
