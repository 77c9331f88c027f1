//! A reader who is signed in to the WordPress site that serves this page. Its REST API accepts its cookies only together with a nonce,
//! which is valid for a day at most, so a cached page may contain one that has expired.

use std::cell::RefCell;
use std::rc::Rc;

use offprint_core::config::Account;
use offprint_core::formats::load_error::LoadError;
use offprint_core::reply_api::{Identity, Method, Request};

use super::fetch::{self, Answer, Fetched, RequestGuard};
use super::urls;

/// The error code for an expired nonce (`rest_cookie_check_errors()`).
const EXPIRED: &str = "rest_cookie_invalid_nonce";

/// A reader who is signed in.
pub struct SignedIn {
    /// The name they are signed in as.
    pub name: String,
    nonce: RefCell<String>,
    nonce_url: Option<String>,
}

impl SignedIn {
    /// Returns the reader described by the element's attributes, or `None` if the nonce or the name is missing.
    pub fn of(account: &Account) -> Option<Rc<Self>> {
        let Account { nonce: Some(nonce), name: Some(name), nonce_url, .. } = account else { return None };
        let (nonce, name, nonce_url) = (RefCell::new(nonce.clone()), name.clone(), nonce_url.clone());
        Some(Rc::new(Self { name, nonce, nonce_url }))
    }

    /// Returns true if a server may receive the nonce: only the page's own server may.
    pub fn is_known_to(&self, server: &str) -> bool {
        is_own_server(server)
    }

    /// Sends a request. If the nonce has expired, renews it and sends the request once more. Returns `None` if no complete response
    /// arrived.
    async fn send(&self, request: &Request, guard: &RequestGuard) -> Option<Answer> {
        let answer = fetch::send(&self.sign(request), guard).await?;
        if is_signed_out(&answer) && self.renew(guard).await {
            return fetch::send(&self.sign(request), guard).await;
        }
        Some(answer)
    }

    /// Fetches a document. For a reader who is no longer signed in, it is fetched without a nonce.
    ///
    /// # Errors
    /// As [`fetch::get`].
    pub async fn get(&self, address: &str, guard: &RequestGuard) -> Result<Fetched, LoadError> {
        let request = Request::bare(Method::Get, address.to_owned());
        match fetch::get_as(&self.sign(&request), guard).await {
            Err(LoadError::Forbidden) if self.renew(guard).await => fetch::get_as(&self.sign(&request), guard).await,
            Err(LoadError::Forbidden) => fetch::get(address, guard).await,
            fetched => fetched,
        }
    }

    fn sign(&self, request: &Request) -> Request {
        request.clone().by(Identity::Nonce(self.nonce.borrow().clone()))
    }

    /// Fetches a new nonce. Returns false if there is none, because the reader is no longer signed in.
    async fn renew(&self, guard: &RequestGuard) -> bool {
        let address = self.nonce_url.as_ref().filter(|address| is_own_server(address));
        let Some(address) = address else { return false };
        let answer = fetch::send(&Request::bare(Method::Get, address.clone()), guard).await;
        let nonce = answer.filter(|answer| answer.status == 200).map(|answer| answer.text.trim().to_owned());
        // `admin-ajax.php` responds with 0 to unknown users.
        let is_nonce = |nonce: &String| nonce.len() > 1 && nonce.bytes().all(|byte| byte.is_ascii_alphanumeric());
        nonce.filter(is_nonce).map(|nonce| self.nonce.replace(nonce)).is_some()
    }
}

/// Sends a request, as the signed-in reader if there is one. Returns `None` if no complete response arrived.
pub async fn send(reader: Option<&Rc<SignedIn>>, request: &Request, guard: &RequestGuard) -> Option<Answer> {
    match reader {
        Some(reader) => reader.send(request, guard).await,
        None => fetch::send(request, guard).await,
    }
}

/// Returns true if a response says that the nonce has expired.
pub fn is_signed_out(answer: &Answer) -> bool {
    let code = answer.body.as_ref().and_then(|body| body.get("code")?.as_str());
    answer.status == 403 && code == Some(EXPIRED)
}

/// Returns true if an address has the same origin as this page.
fn is_own_server(address: &str) -> bool {
    let own = web_sys::window().and_then(|window| window.location().origin().ok());
    own.is_some() && urls::origin(address) == own
}
