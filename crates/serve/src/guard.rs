//! Who may ask: only the page that this program sent out.
//!
//! A browser sends requests for any page that is open in it. So a request is refused whose `Host` is not ours (a name that
//! somebody let point to this machine: DNS rebinding), whose `Origin` is another page, and, if it changes anything, that
//! does not bring the token that stands in our page and that no other page can read.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use kanyin_diagnostics::told;

use super::answer::Refused;

/// Where it is said whose publication is served: nothing that is not known on this machine.
pub const WHO: &str = "/api/who";

/// The header that brings the token.
const TOKEN: &str = "x-kanyin-token";

/// What the page may do: nothing that does not come from here, and no script or style written into it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; \
    connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Whom the program answers.
#[derive(Debug, Clone)]
pub struct Guard {
    /// The port that it listens on.
    pub port: u16,
    /// The address that it listens on, if that is not this machine alone.
    pub listen: Option<IpAddr>,
    /// What changes have to bring.
    pub token: String,
    /// What others have to know, if it listens to more than this machine.
    pub password: Option<String>,
}

impl Guard {
    /// Whether a name is ours.
    fn is_host(&self, host: &str) -> bool {
        // A browser leaves out the port of the web.
        let of_web = (host, "80");
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => (name, port),
            _ => of_web,
        };
        let is_ours = match self.listen {
            Some(listen) => {
                name.trim_matches(['[', ']']).parse() == Ok(listen) || listen.is_unspecified()
            }
            None => false,
        };
        port == self.port.to_string()
            && (["127.0.0.1", "localhost", "[::1]"].contains(&name) || is_ours)
    }

    /// Why a request is not answered.
    fn objection(&self, method: &Method, headers: &HeaderMap) -> Option<Refused> {
        let said = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
        let host = said(header::HOST).unwrap_or_default();
        if !self.is_host(host) {
            return Some(foreign());
        }
        let same = |origin: &str| origin.strip_prefix("http://") == Some(host);
        if said(header::ORIGIN).is_some_and(|origin| !same(origin)) {
            return Some(foreign());
        }
        let changes = !matches!(*method, Method::GET | Method::HEAD);
        if changes && said(HeaderName::from_static(TOKEN)) != Some(self.token.as_str()) {
            return Some(foreign());
        }
        None
    }

    /// Whether a request knows the password, if there is one: any name, and it (RFC 7617).
    fn is_known(&self, headers: &HeaderMap) -> bool {
        let Some(password) = &self.password else { return true };
        let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let given = given.and_then(|value| value.strip_prefix("Basic "));
        given.is_some_and(|given| basic_password(given).as_deref() == Some(password))
    }
}

/// The password of a `Basic` header.
fn basic_password(given: &str) -> Option<String> {
    use base64::Engine;
    let bytes = base64::engine::general_purpose::STANDARD.decode(given).ok()?;
    String::from_utf8(bytes).ok()?.split_once(':').map(|(_, password)| password.into())
}

fn foreign() -> Refused {
    Refused(
        StatusCode::FORBIDDEN,
        told!(
            "不是从刊印自己的页面来的，没有做",
            "it does not come from Kanyin's own page and was not done"
        ),
    )
}

/// Lets through what may ask; every answer says what the page may do.
pub async fn guard(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response {
    let mut answer = match guard.objection(request.method(), request.headers()) {
        Some(refused) => refused.into_response(),
        // Another run of this program asks whose this is, and knows no password.
        None if request.uri().path() != WHO && !guard.is_known(request.headers()) => {
            let ask = [(header::WWW_AUTHENTICATE, r#"Basic realm="kanyin", charset="UTF-8""#)];
            (StatusCode::UNAUTHORIZED, ask).into_response()
        }
        None => next.run(request).await,
    };
    for (name, value) in [
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        answer
            .headers_mut()
            .entry(HeaderName::from_static(name))
            .or_insert(HeaderValue::from_static(value));
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard() -> Guard {
        Guard { port: 3650, listen: None, token: "t".into(), password: None }
    }

    fn headers(of: &[(&'static str, &'static str)]) -> HeaderMap {
        of.iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn only_our_own_page_is_answered() {
        let refused = |method: Method, of: &[(&'static str, &'static str)]| {
            guard().objection(&method, &headers(of)).is_some()
        };
        let host = ("host", "127.0.0.1:3650");
        assert!(!refused(Method::GET, &[host]));
        assert!(!refused(Method::GET, &[("host", "localhost:3650")]));
        assert!(refused(Method::GET, &[]));
        assert!(refused(Method::GET, &[("host", "evil.example:3650")]));
        assert!(refused(Method::GET, &[("host", "127.0.0.1:80")]));
        assert!(refused(Method::GET, &[host, ("origin", "http://evil.example")]));
        assert!(refused(Method::GET, &[host, ("origin", "null")]));
        assert!(refused(Method::PUT, &[host, ("origin", "http://127.0.0.1:3650")]));
        assert!(refused(Method::PUT, &[host, (TOKEN, "u")]));
        let ours = [host, ("origin", "http://127.0.0.1:3650"), (TOKEN, "t")];
        assert!(!refused(Method::PUT, &ours));
    }

    #[test]
    fn the_port_of_the_web_is_left_out() {
        let guard = Guard { port: 80, ..guard() };
        assert!(
            guard.is_host("127.0.0.1") && guard.is_host("[::1]") && guard.is_host("localhost:80")
        );
        assert!(!guard.is_host("evil.example"));
    }

    #[test]
    fn who_listens_to_others_asks_for_the_password() {
        let guard = Guard { password: Some("印刷".into()), ..guard() };
        let known = |value| guard.is_known(&headers(&[("authorization", value)]));
        // desk:印刷
        assert!(known("Basic ZGVzazrljbDliLc="));
        assert!(!known("Basic ZGVzazp4"));
        assert!(!guard.is_known(&HeaderMap::new()));
    }
}
