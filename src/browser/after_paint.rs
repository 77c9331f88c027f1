//! Waiting until something more important is on the screen.

use super::timer;

/// Returns once what is in the page now has been painted. In a hidden tab that is when somebody looks at it.
pub async fn after_paint() {
    // A frame's callbacks run before its painting, tasks after it.
    timer::frame().await;
    timer::turn().await;
}
