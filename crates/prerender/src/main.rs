//! The program `prerender`, which makes static pages of articles.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use prerender::cli::Options;
use prerender::error::FatalError;
use prerender::inject::inject;
use prerender::pages::styles;
use prerender::pipeline::run;
use prerender::pipeline::summary::Summary;

fn main() -> ExitCode {
    let options = Options::parse();
    if let Some(page) = &options.into {
        return inject(&options, page).map_or_else(ended, |()| ExitCode::SUCCESS);
    }
    match run(&options) {
        Ok(summary) => {
            if !options.quiet {
                // A failure is ignored, because the result does not depend on a reader of the summary.
                let _ = tell(&mut io::stdout().lock(), &summary, &options);
            }
            summary.stopped.as_ref().map(complain);
            ExitCode::from(summary.code())
        }
        Err(stop) => ended(stop),
    }
}

fn ended(stop: FatalError) -> ExitCode {
    complain(&stop);
    ExitCode::from(stop.code())
}

fn complain(stop: &FatalError) {
    let _ = writeln!(io::stderr(), "error: {stop}");
}

fn tell(out: &mut dyn Write, summary: &Summary, options: &Options) -> io::Result<()> {
    let Summary { written, unchanged, failed, left_out, gone, pruned, .. } = summary;
    let seconds = summary.took.as_secs_f64();
    let rate = (written + unchanged) as f64 / seconds.max(0.001);
    writeln!(
        out,
        "{written} written, {unchanged} unchanged, {failed} failed; {seconds:.1} s, {rate:.0} pages a second"
    )?;
    if *left_out > 0 {
        writeln!(out, "{left_out} left out, because they are not public")?;
    }
    match (gone, pruned) {
        (0, _) => {}
        (gone, true) => writeln!(out, "{gone} removed, because their articles are gone")?,
        (gone, false) => {
            writeln!(out, "{gone} kept although their articles were not in the input; --prune removes such pages")?
        }
    }
    if options.prune && !pruned {
        writeln!(out, "nothing was removed, because not all articles could be read")?;
    }
    if options.address.is_none() {
        writeln!(out, "no sitemap and no feeds, because they need --address")?;
    }
    writeln!(out, "Content-Security-Policy: style-src 'self' {}", styles::sources().join(" "))?;
    Ok(())
}
