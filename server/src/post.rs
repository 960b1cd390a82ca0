//! E-mail: takes letters out of the outbox to the mail server that the operator named.

use app::messages::letter::{self, Written};
use domain::{
    base::Stop,
    messages::{
        Letter,
        outbox::{self, Claimed, Outcome},
    },
};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp,
};

use crate::{Settings, State, layers::now, settings::SettingsError};

/// Who takes letters to the mail server.
#[derive(Clone, Debug)]
pub struct Post {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    site: String,
}

impl Post {
    /// The post, where a mail server is set up; [`Post::check`] has looked at the settings before.
    pub fn new(settings: &Settings) -> Option<Self> {
        let (url, from) = (settings.smtp_url.as_deref()?, settings.mail_from.as_deref()?);
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).ok()?.build();
        Some(Self { transport, from: from.parse().ok()?, site: settings.public_url.clone() })
    }

    /// Whether the address of the mail server and the sender can be read.
    pub fn check(url: &str, from: &str) -> Result<(), SettingsError> {
        let wrong = |name, reason| SettingsError::Wrong { name, reason };
        AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|error| wrong("smtp_url", error.to_string()))?;
        from.parse::<Mailbox>().map_err(|error| wrong("mail_from", error.to_string()))?;
        Ok(())
    }

    async fn send(&self, letter: &Letter) -> Outcome {
        let message = match self.message(letter) {
            Ok(message) => message,
            Err(error) => {
                tracing::warn!(%error, "a letter cannot be written");
                return Outcome::Refused;
            }
        };
        match self.transport.send(message).await {
            Ok(_) => Outcome::Sent,
            Err(error) => {
                // Errors of the mail server can name the address: only their kind is logged.
                let refused = error.is_permanent();
                tracing::warn!(refused, status = ?error.status(), "the mail server did not take a letter");
                if refused { Outcome::Refused } else { outcome_unknown(&error) }
            }
        }
    }

    fn message(&self, letter: &Letter) -> Result<Message, lettre::error::Error> {
        let Written { subject, body, stop } = letter::write(letter, &self.site);
        let to: Mailbox = Mailbox::new(None, letter.to.parse().map_err(|_| lettre::error::Error::MissingTo)?);
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(subject)
            .message_id(None)
            .header(ContentType::TEXT_PLAIN)
            .body(body)?;
        let headers = message.headers_mut();
        headers.insert_raw(HeaderValue::new(
            HeaderName::new_from_ascii_str("Content-Language"),
            letter.language.to_string(),
        ));
        headers.insert_raw(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ));
        if let Some(stop) = stop {
            let name = HeaderName::new_from_ascii_str("List-Unsubscribe");
            headers.insert_raw(HeaderValue::new(name, format!("<{stop}>")));
        }
        Ok(message)
    }
}

/// An answer that says "not now", and a server that cannot be reached, leave the letter here. Where the connection
/// broke afterwards the server may have it: it is not sent again.
fn outcome_unknown(error: &smtp::Error) -> Outcome {
    if error.is_transient() || is_unreached(error) { Outcome::Later } else { Outcome::Refused }
}

/// Whether no connection to the mail server came about.
fn is_unreached(error: &smtp::Error) -> bool {
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        if let Some(error) = error.downcast_ref::<std::io::Error>() {
            use std::io::ErrorKind::{ConnectionRefused, HostUnreachable, NetworkUnreachable, NotFound};
            return matches!(
                error.kind(),
                ConnectionRefused | HostUnreachable | NetworkUnreachable | NotFound
            );
        }
        cause = error.source();
    }
    false
}

/// Writes letters about what happened, and sends those that are due. Without a mail server nothing is written.
pub async fn deliver_due(state: State) -> Result<(), Stop> {
    let Some(post) = &state.post else { return Ok(()) };
    outbox::tell_due(&state.db, now()).await?;
    loop {
        let claimed = outbox::claim_due(&state.db, now()).await?;
        if claimed.is_empty() {
            return Ok(());
        }
        for letter in &claimed {
            deliver(&state, post, letter).await?;
        }
    }
}

async fn deliver(state: &State, post: &Post, claimed: &Claimed) -> Result<(), Stop> {
    let outcome = post.send(&claimed.letter).await;
    outbox::settle(&state.db, claimed, outcome, now()).await
}
