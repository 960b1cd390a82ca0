//! Links that let whoever has them do one thing without coming in: their text is signed with a key of this house, so
//! that nothing about them need be stored.

use hmac::{Hmac, KeyInit, Mac};
use sea_orm::{ConnectionTrait, FromQueryResult};
use sha2::Sha256;

use super::{Failure, Refusal, Stop, database::statement, secret::hex};

/// How many bytes of the signature stand in a link.
const LENGTH: usize = 16;

#[derive(FromQueryResult)]
struct Key {
    key: String,
}

/// The text with its signature behind it, for this purpose alone. One statement.
pub async fn sign(db: &impl ConnectionTrait, purpose: &str, text: &str) -> Result<String, Stop> {
    Ok(with_signature(&find_key(db).await?, purpose, text)?)
}

/// The text of a signed link. One statement.
///
/// # Errors
/// [`Refusal::LinkInvalid`] where it was not signed here for this purpose.
pub async fn verify(db: &impl ConnectionTrait, purpose: &str, link: &str) -> Result<String, Stop> {
    let (text, _) = link.rsplit_once('.').ok_or(Refusal::LinkInvalid)?;
    let expected = with_signature(&find_key(db).await?, purpose, text)?;
    // Both are marks of secrets: comparing their marks tells nothing by the time it takes.
    let mark = |link: &str| super::secret::mark("link", link);
    if mark(link) == mark(&expected) { Ok(text.to_owned()) } else { Err(Refusal::LinkInvalid.into()) }
}

fn with_signature(key: &str, purpose: &str, text: &str) -> Result<String, Failure> {
    let unreadable = |_| Failure::Unreadable("the key of links".to_owned());
    let mut signer = Hmac::<Sha256>::new_from_slice(key.as_bytes()).map_err(unreadable)?;
    for part in [purpose, "\0", text] {
        signer.update(part.as_bytes());
    }
    Ok(format!("{text}.{}", hex(&signer.finalize().into_bytes()[..LENGTH])))
}

async fn find_key(db: &impl ConnectionTrait) -> Result<String, Stop> {
    const SQL: &str = "SELECT key FROM house_keys WHERE name = 'links'";
    let found = Key::find_by_statement(statement(db, SQL, [])).one(db).await?;
    Ok(found.ok_or_else(|| Failure::Unreadable("the key of links is missing".to_owned()))?.key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_serves_one_purpose_and_one_text() {
        let link = with_signature("key", "leave", "018f").unwrap();
        assert!(link.starts_with("018f.") && link.len() == 5 + 2 * LENGTH);
        for (key, purpose, text) in
            [("kez", "leave", "018f"), ("key", "leavf", "018f"), ("key", "leave", "0190")]
        {
            assert_ne!(with_signature(key, purpose, text).unwrap(), link);
        }
    }
}
