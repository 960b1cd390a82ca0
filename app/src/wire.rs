//! What crosses the wire: the error of every server function, and what the server gives to each of them.

use domain::base::Refusal;
use leptos::{
    prelude::{FromServerFnError, ServerFnErrorErr},
    server_fn::codec::PostcardEncoding,
};
use serde::{Deserialize, Serialize};

use crate::i18n::Words;

/// Why a server function has no answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Error {
    /// An expected "no".
    Refused(Refusal),
    /// An expected "no" whose cause lies in one field of the form.
    RefusedAt {
        /// The field's name in the form.
        field: String,
        /// Why what was typed there will not do.
        refusal: Refusal,
    },
    /// Something broke; the number under which the log has the cause.
    Broken(String),
    /// The server did not answer, or not in a way that can be read.
    Unreachable,
}

impl Error {
    /// The expected "no", where it is one.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) | Self::RefusedAt { refusal, .. } => Some(refusal),
            Self::Broken(_) | Self::Unreachable => None,
        }
    }

    /// The field of the form in which the cause lies, where it is known.
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::RefusedAt { field, .. } => Some(field),
            _ => None,
        }
    }

    /// What the visitor reads.
    pub fn sentence(&self, words: Words) -> String {
        match self {
            Self::Refused(refusal) | Self::RefusedAt { refusal, .. } => words.refusal(refusal),
            Self::Broken(reference) => {
                format!("{} {} {reference}", words.common().broken_text(), words.common().reference())
            }
            Self::Unreachable => words.common().unreachable().to_owned(),
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(formatter),
            Self::RefusedAt { field, refusal } => write!(formatter, "{refusal} at {field}"),
            Self::Broken(reference) => write!(formatter, "broken {reference}"),
            Self::Unreachable => formatter.write_str("unreachable"),
        }
    }
}

impl std::error::Error for Error {}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl FromServerFnError for Error {
    type Encoder = PostcardEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            // A form whose fields cannot be read, by the server or before they are sent: a missing or unknown choice.
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Serialization(_) => Self::Refused(Refusal::UnknownChoice),
            _ => Self::Unreachable,
        }
    }
}

/// The header with which each answer says which site it belongs to: a client that was loaded before an upgrade cannot
/// read it.
pub const SITE: &str = "x-site";

/// Under which name a session holds the id of the participant.
pub const PARTICIPANT: &str = "participant";

/// What a form that was sent without JavaScript gets back when it was refused: the reason and what was typed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Flash {
    /// The path of the page from which the form was sent.
    pub page: String,
    /// The address of the server function to which the form was sent.
    pub endpoint: String,
    /// The fields as they were typed; passwords left out.
    pub fields: Vec<(String, String)>,
    /// Why it was refused; `None` where it was done.
    pub error: Option<Error>,
}

#[cfg(feature = "ssr")]
pub use server::{
    At, ClientAddress, MapTiles, PageFlash, PublicUrl, SendsMail, client_address, ctx, language, map_tiles,
    public_url, sends_mail, session, written_in,
};

#[cfg(feature = "ssr")]
mod server {
    use domain::base::{Ctx, Failure, Language, Refusal, Stop, secret};
    use http::{StatusCode, request::Parts};
    use leptos::prelude::{expect_context, use_context};
    use leptos_axum::ResponseOptions;
    use tower_sessions::Session;

    use super::{Error, Flash};

    /// The flash of a page, put into the request by the server.
    #[derive(Clone, Debug)]
    pub struct PageFlash(pub Flash);

    /// The database, who asks, and the present moment, as the server put them into the request.
    pub fn ctx() -> Ctx {
        let parts = expect_context::<Parts>();
        let ctx = parts.extensions.get::<Ctx>().cloned();
        ctx.unwrap_or_else(|| unreachable!("every request passes the layer that gives it a Ctx"))
    }

    /// From where a request comes, put into the request by the server.
    #[derive(Clone, Debug)]
    pub struct ClientAddress(pub String);

    /// The address under which people know the site, put into the request by the server.
    #[derive(Clone, Debug)]
    pub struct PublicUrl(pub String);

    /// Whether this house sends e-mail, put into the request by the server.
    #[derive(Clone, Copy, Debug)]
    pub struct SendsMail(pub bool);

    /// Where squares of a map are found, and whom to thank for them; put into the request by the server.
    #[derive(Clone, Debug)]
    pub struct MapTiles {
        /// `https://tiles.example/{z}/{x}/{y}.png`.
        pub template: String,
        /// `© OpenStreetMap contributors`.
        pub attribution: String,
    }

    /// The map of this house, where it has one.
    pub fn map_tiles() -> Option<MapTiles> {
        use_context::<Parts>()?.extensions.get::<MapTiles>().cloned()
    }

    /// Whether this house sends e-mail.
    pub fn sends_mail() -> bool {
        let parts = expect_context::<Parts>();
        parts.extensions.get::<SendsMail>().is_some_and(|sends| sends.0)
    }

    /// From where the request comes, as the server sees it.
    pub fn client_address() -> String {
        let parts = expect_context::<Parts>();
        parts.extensions.get::<ClientAddress>().map(|address| address.0.clone()).unwrap_or_default()
    }

    /// The address under which people know the site, for links that are copied and printed.
    pub fn public_url() -> String {
        let parts = expect_context::<Parts>();
        parts.extensions.get::<PublicUrl>().map(|url| url.0.clone()).unwrap_or_default()
    }

    /// The visitor's session.
    pub fn session() -> Session {
        let parts = expect_context::<Parts>();
        let session = parts.extensions.get::<Session>().cloned();
        session.unwrap_or_else(|| unreachable!("every request passes the session layer"))
    }

    /// The language of the page from which a server function is called, or that is being rendered.
    pub fn language() -> Language {
        use_context::<Language>().unwrap_or(Language::ITALIAN)
    }

    /// The language of a text: the one that the writer chose, else the one that it seems to be in, else her own.
    pub fn written_in(ctx: &Ctx, chosen: &str, text: &str) -> Result<Language, Error> {
        let chosen = domain::base::text::optional(chosen, str::parse).at("language")?;
        let own = || ctx.actor.person().map_or_else(|_| language(), |person| person.language);
        Ok(chosen.or_else(|| Language::detect(text)).unwrap_or_else(own))
    }

    impl From<Stop> for Error {
        fn from(stop: Stop) -> Self {
            match stop {
                Stop::Refused(refusal) => Self::Refused(refusal),
                Stop::Broken(failure) => failure.into(),
            }
        }
    }

    impl From<Failure> for Error {
        /// The one place where breakage is logged, with the number that the visitor sees.
        fn from(failure: Failure) -> Self {
            let reference = secret::hex(&secret::random_bytes::<4>());
            tracing::error!(%reference, %failure, "broken");
            if let Some(response) = use_context::<ResponseOptions>() {
                response.set_status(StatusCode::INTERNAL_SERVER_ERROR);
            }
            Self::Broken(reference)
        }
    }

    impl From<sea_orm::DbErr> for Error {
        fn from(error: sea_orm::DbErr) -> Self {
            Stop::from(error).into()
        }
    }

    /// Says in which field of a form the cause of a refusal lies.
    pub trait At<T> {
        /// The same with the name of the field, where typing something else there would do.
        fn at(self, field: &str) -> Result<T, Error>;
    }

    impl<T, E: Into<Stop>> At<T> for Result<T, E> {
        fn at(self, field: &str) -> Result<T, Error> {
            self.map_err(|cause| match cause.into() {
                Stop::Refused(refusal) if refusal.is_about_input() => {
                    Error::RefusedAt { field: field.to_owned(), refusal }
                }
                cause => cause.into(),
            })
        }
    }

    impl Error {
        /// The status of an answer that says this.
        pub fn status(&self) -> StatusCode {
            match self {
                Self::Refused(refusal) | Self::RefusedAt { refusal, .. } => status(refusal),
                Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
                // The request broke off or is no request of ours.
                Self::Unreachable => StatusCode::BAD_REQUEST,
            }
        }

        /// After how many seconds it is worth trying again, where time helps.
        pub fn retry_after(&self) -> Option<u32> {
            match self.refusal()? {
                Refusal::TooManyTries { minutes } => Some(minutes.saturating_mul(60)),
                Refusal::Busy => Some(2),
                _ => None,
            }
        }
    }

    fn status(refusal: &Refusal) -> StatusCode {
        match refusal {
            Refusal::NotFound => StatusCode::NOT_FOUND,
            Refusal::SignInFirst => StatusCode::UNAUTHORIZED,
            Refusal::NotAllowed
            | Refusal::ForeignOrigin
            | Refusal::Suspended
            | Refusal::OwnAccount
            | Refusal::OwnText
            | Refusal::NotAMember
            | Refusal::NotAnAuthor
            | Refusal::NotSeated
            | Refusal::SamePersonDecides => StatusCode::FORBIDDEN,
            Refusal::LinkInvalid => StatusCode::GONE,
            Refusal::Unreadable => StatusCode::BAD_REQUEST,
            Refusal::TooManyTries { .. } => StatusCode::TOO_MANY_REQUESTS,
            Refusal::Busy => StatusCode::SERVICE_UNAVAILABLE,
            refusal if refusal.is_about_input() => StatusCode::UNPROCESSABLE_ENTITY,
            _ => StatusCode::CONFLICT,
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use domain::base::Stop;
    use rstest::rstest;

    #[rstest]
    #[case(Refusal::Missing, 422)]
    #[case(Refusal::TooManyTries { minutes: 3 }, 429)]
    #[case(Refusal::NotAnAuthor, 403)]
    #[case(Refusal::VotingClosed, 409)]
    #[case(Refusal::LinkInvalid, 410)]
    #[case(Refusal::Busy, 503)]
    fn a_refusal_is_no_breakage(#[case] refusal: Refusal, #[case] status: u16) {
        assert_eq!(Error::from(refusal).status().as_u16(), status);
    }

    #[test]
    fn a_field_is_named_only_where_typing_something_else_would_do() {
        let missing: Result<(), _> = Err(Stop::from(Refusal::Missing));
        assert_eq!(missing.at("title").unwrap_err().field(), Some("title"));
        let closed: Result<(), _> = Err(Refusal::VotingClosed);
        assert_eq!(closed.at("title"), Err(Error::Refused(Refusal::VotingClosed)));
    }
}
