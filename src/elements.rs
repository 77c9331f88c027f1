//! The custom elements: configuration from attributes, mounting and unmounting, events, focus and theme. The loader (`public/offprint.js`)
//! registers their classes and calls `element_controller::mount`.

mod article_loader;
mod body_clicks;
mod body_text;
mod count;
mod count_controller;
mod element;
mod element_controller;
mod extras;
mod fallback;
#[cfg(debug_assertions)]
mod gallery;
mod host_theme;
mod interface_language;
mod isso_thread;
mod lazy;
mod long_body;
mod replies;
mod style_sheets;
mod takeover;
mod thread;

/// Initializes the module. Must be called once. Without debug assertions it does nothing; with them it logs panics to the console and fills
/// the gallery.
pub fn start() {
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| crate::browser::console::warn(&panic.to_string())));
    #[cfg(debug_assertions)]
    gallery::fill();
}
