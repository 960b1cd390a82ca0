//! What staff come in with: an e-mail address and a password.

use serde::{Deserialize, Serialize};

use crate::base::{
    Refusal,
    text::{deceives, graphemes},
};

/// An e-mail address in small letters; only whether a message arrives tells more.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

impl Email {
    /// The address, or [`Refusal::NotAnEmail`].
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.trim().to_lowercase();
        if text.is_empty() {
            return Err(Refusal::Missing);
        }
        let plain = text.len() <= 254
            && !text.chars().any(|character| character.is_whitespace() || deceives(character));
        let parts = text.rsplit_once('@').filter(|(name, host)| {
            let labels = host.split('.');
            !name.is_empty()
                && !name.contains('@')
                && host.contains('.')
                && labels.clone().all(|label| !label.is_empty())
        });
        if plain && parts.is_some() { Ok(Self(text)) } else { Err(Refusal::NotAnEmail) }
    }

    /// The address itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Email {
    type Error = Refusal;
    fn try_from(text: String) -> Result<Self, Refusal> {
        Self::parse(&text)
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

/// A new password, long enough; it is never shown, logged or sent back.
#[derive(Clone)]
pub struct Password(String);

impl Password {
    /// The fewest graphemes. Length is what counts; no mixture of symbols is asked for.
    pub const SHORTEST: usize = 12;
    /// The most bytes, so that hashing takes bounded time.
    const MOST_BYTES: usize = 1024;

    /// The password as typed, or why it will not do.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        if text.len() > Self::MOST_BYTES {
            return Err(Refusal::TooLong { most: Self::MOST_BYTES });
        }
        let varied = text.chars().collect::<std::collections::HashSet<_>>().len() > 3;
        if graphemes(text) < Self::SHORTEST || !varied {
            return Err(Refusal::WeakPassword { least: Self::SHORTEST });
        }
        Ok(Self(text.to_owned()))
    }

    /// The password itself, for hashing.
    #[cfg(feature = "db")]
    pub(super) fn into_string(self) -> String {
        self.0
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Password")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(" Olga@Comune.Perugia.it ", Ok("olga@comune.perugia.it"))]
    #[case("", Err(Refusal::Missing))]
    #[case("olga", Err(Refusal::NotAnEmail))]
    #[case("@comune.it", Err(Refusal::NotAnEmail))]
    #[case("a@b", Err(Refusal::NotAnEmail))]
    #[case("a@b..it", Err(Refusal::NotAnEmail))]
    #[case("a b@c.it", Err(Refusal::NotAnEmail))]
    #[case("a@b@c.it", Err(Refusal::NotAnEmail))]
    fn an_address_has_a_name_and_a_host(#[case] text: &str, #[case] expected: Result<&str, Refusal>) {
        assert_eq!(Email::parse(text).as_ref().map(Email::as_str).map_err(Clone::clone), expected);
    }

    #[rstest]
    #[case("un tavolo lungo", true)]
    #[case("طاولة طويلة جدا", true)]
    #[case("corta", false)]
    #[case("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", false)]
    #[case("aaaaaaaaaaaaaaaa", false)]
    fn a_password_is_measured_in_what_people_call_characters(#[case] text: &str, #[case] expected: bool) {
        assert_eq!(Password::parse(text).is_ok(), expected);
    }

    #[test]
    fn a_password_does_not_show_itself_in_logs() {
        let password = Password::parse("un tavolo lungo").unwrap();
        assert_eq!(format!("{password:?}"), "Password");
    }
}
