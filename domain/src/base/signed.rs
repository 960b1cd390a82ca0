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

/// Whoever signs and recognises links of this house.
pub struct Signer {
    key: String,
}

impl Signer {
    /// The signer of the house. One statement.
    pub async fn find(db: &impl ConnectionTrait) -> Result<Self, Stop> {
        const SQL: &str = "SELECT key FROM house_keys WHERE name = 'links'";
        let found = Key::find_by_statement(statement(db, SQL, [])).one(db).await?;
        let row = found.ok_or_else(|| Failure::Unreadable("the key of links is missing".to_owned()))?;
        Ok(Self { key: row.key })
    }

    /// The text with its signature behind it, for this purpose alone.
    pub fn sign(&self, purpose: &str, text: &str) -> Result<String, Failure> {
        let unreadable = |_| Failure::Unreadable("the key of links".to_owned());
        let mut signer = Hmac::<Sha256>::new_from_slice(self.key.as_bytes()).map_err(unreadable)?;
        for part in [purpose, "\0", text] {
            signer.update(part.as_bytes());
        }
        Ok(format!("{text}.{}", hex(&signer.finalize().into_bytes()[..LENGTH])))
    }

    /// The text of a signed link.
    ///
    /// # Errors
    /// [`Refusal::LinkInvalid`] where it was not signed here for this purpose.
    pub fn verify<'link>(&self, purpose: &str, link: &'link str) -> Result<&'link str, Stop> {
        let (text, _) = link.rsplit_once('.').ok_or(Refusal::LinkInvalid)?;
        let expected = self.sign(purpose, text)?;
        // Both are marks of secrets: comparing their marks tells nothing by the time it takes.
        let mark = |link: &str| super::secret::mark("link", link);
        if mark(link) == mark(&expected) { Ok(text) } else { Err(Refusal::LinkInvalid.into()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_serves_one_purpose_and_one_text() {
        let signed = |key: &str, purpose, text| Signer { key: key.to_owned() }.sign(purpose, text).unwrap();
        let link = signed("key", "leave", "018f");
        assert!(link.starts_with("018f.") && link.len() == 5 + 2 * LENGTH);
        for (key, purpose, text) in
            [("kez", "leave", "018f"), ("key", "leavf", "018f"), ("key", "leave", "0190")]
        {
            assert_ne!(signed(key, purpose, text), link);
        }
    }
}
