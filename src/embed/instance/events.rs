//! What the page is told. The loader makes events of it: `offprint-ready` and so on, which leave every shadow root.

use wasm_bindgen::JsValue;

use super::Instance;
use crate::formats::load_error::LoadError;
use crate::components::Context;
use crate::components::failure::explanation;
use crate::embed::json::object;
use crate::model::Article;

impl Instance {
    /// Tells the page something. Returns `true` if nobody has prevented what is about to happen, else `false`, or a promise of how
    /// somebody has done it instead.
    pub(in crate::embed) fn say(&self, name: &str, detail: &JsValue) -> JsValue {
        // A page's listener that throws is reported by the browser and prevents nothing.
        self.say.call2(&JsValue::NULL, &JsValue::from_str(name), detail).unwrap_or(JsValue::TRUE)
    }

    /// Tells the loader that there is nothing more to wait for: the view takes the place of what was shown until then. A static copy
    /// stays where the view has got no thread.
    pub(in crate::embed) fn say_complete(&self, has_no_thread: bool) {
        self.say("complete", &JsValue::from_bool(has_no_thread));
    }

    pub(super) fn say_ready(&self, article: &Article) {
        let id = article.id.as_deref().unwrap_or_default();
        let url = article.url.as_deref().unwrap_or_default();
        self.say("ready", &object(&[("headline", &article.headline), ("id", id), ("url", url)]));
    }

    pub(super) fn say_failed(&self, error: &LoadError, context: &Context) {
        let message = explanation(error, context);
        crate::embed::warn(&message);
        self.say("error", &object(&[("code", error.code()), ("message", &message)]));
    }
}
