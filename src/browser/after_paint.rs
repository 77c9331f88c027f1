//! Waits until more important content has been painted.

use super::timer;

/// Completes once the current content of the page has been painted. In a hidden tab, that is when the tab becomes visible.
pub async fn after_paint() {
    // Animation frame callbacks run before painting, tasks after it.
    timer::frame().await;
    timer::turn().await;
}
