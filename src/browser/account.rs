//! A reader who has signed in to the WordPress that this page comes from. Its REST API believes its cookies only together with a nonce,
//! which is good for a day at most; a page out of a cache may bring one that has expired.

use std::cell::RefCell;
use std::rc::Rc;

use offprint_core::config::Account;
use offprint_core::formats::load_error::LoadError;
use offprint_core::reply_api::{Identity, Method, Request};

use super::fetch::{self, Answer, Fetched, RequestGuard};
use super::urls;

/// The code of an answer to a nonce that has expired (`rest_cookie_check_errors()`).
const EXPIRED: &str = "rest_cookie_invalid_nonce";

/// A reader who is signed in.
pub struct SignedIn {
    /// The name they are signed in as.
    pub name: String,
    nonce: RefCell<String>,
    nonce_url: Option<String>,
}

impl SignedIn {
    /// The reader that the element tells of.
    pub fn of(account: &Account) -> Option<Rc<Self>> {
        let Account { nonce: Some(nonce), name: Some(name), nonce_url, .. } = account else { return None };
        let (nonce, name, nonce_url) = (RefCell::new(nonce.clone()), name.clone(), nonce_url.clone());
        Some(Rc::new(Self { name, nonce, nonce_url }))
    }

    /// Tells whether the server at an address may know the reader: no other than the page's own is given the nonce.
    pub fn is_known_to(&self, server: &str) -> bool {
        is_own_server(server)
    }

    /// Sends a request. If the nonce has expired, once more with another. `None` when no complete answer came.
    async fn send(&self, request: &Request, guard: &RequestGuard) -> Option<Answer> {
        let answer = fetch::send(&self.sign(request), guard).await?;
        if is_signed_out(&answer) && self.renew(guard).await {
            return fetch::send(&self.sign(request), guard).await;
        }
        Some(answer)
    }

    /// Fetches a document. Whoever is not signed in any more gets what everybody gets.
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

    /// Fetches another nonce. Returns false if there is none: nobody is signed in any more.
    async fn renew(&self, guard: &RequestGuard) -> bool {
        let address = self.nonce_url.as_ref().filter(|address| is_own_server(address));
        let Some(address) = address else { return false };
        let answer = fetch::send(&Request::bare(Method::Get, address.clone()), guard).await;
        let nonce = answer.filter(|answer| answer.status == 200).map(|answer| answer.text.trim().to_owned());
        // `admin-ajax.php` answers 0 to those it does not know.
        let is_nonce = |nonce: &String| nonce.len() > 1 && nonce.bytes().all(|byte| byte.is_ascii_alphanumeric());
        nonce.filter(is_nonce).map(|nonce| self.nonce.replace(nonce)).is_some()
    }
}

/// Sends a request, as the reader who is signed in if there is one. `None` when no complete answer came.
pub async fn send(reader: Option<&Rc<SignedIn>>, request: &Request, guard: &RequestGuard) -> Option<Answer> {
    match reader {
        Some(reader) => reader.send(request, guard).await,
        None => fetch::send(request, guard).await,
    }
}

/// Tells whether an answer is that the nonce is no longer good.
pub fn is_signed_out(answer: &Answer) -> bool {
    let code = answer.body.as_ref().and_then(|body| body.get("code")?.as_str());
    answer.status == 403 && code == Some(EXPIRED)
}

/// Tells whether an address is on the server that this page comes from.
fn is_own_server(address: &str) -> bool {
    let own = web_sys::window().and_then(|window| window.location().origin().ok());
    own.is_some() && urls::origin(address) == own
}
