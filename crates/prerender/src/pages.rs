//! The pages of a site: one for each article, and the list pages.

mod article;
pub mod article_page;
mod discussion;
mod extras;
mod head;
pub mod listing;
pub mod page_data;
mod page_urls;
mod reply_form;
pub mod static_markup;
mod structured_data;
pub mod styles;
mod thread;
