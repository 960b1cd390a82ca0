//! Asking for a mediator to come along. The wish goes to the organisations that offer it in the territory of the
//! service; they read the language and a few words, never who asks. It is erased thirty days after it is settled.

use serde::{Deserialize, Serialize};

use crate::base::{Language, MediatorRequestId, Moment, OfferId};

words! {
    /// How far a wish came.
    pub enum RequestState {
        /// Nobody has answered.
        Asked = "asked",
        /// An organisation has answered.
        Taken = "taken",
        /// It is over.
        Settled = "settled",
    }
}

/// Days after which a settled wish is erased.
pub const KEPT_DAYS: i64 = 30;
/// Days after which a wish is erased to which nobody ever answered.
pub const WAITING_DAYS: i64 = 180;
/// Most graphemes of the few words.
pub const FEW_WORDS: usize = 300;

/// A wish of one's own.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::FromQueryResult))]
pub struct OwnRequest {
    /// Its id.
    pub id: MediatorRequestId,
    /// To which service.
    pub offer: OfferId,
    /// What the service is called.
    pub offer_name: String,
    /// The language of that name.
    pub offer_language: Language,
    /// The language that the mediator shall speak.
    pub language: Language,
    /// The few words.
    pub text: Option<String>,
    /// How far it came.
    pub state: RequestState,
    /// The organisation that answered.
    pub organisation: Option<String>,
    /// What it answered.
    pub reply: Option<String>,
    /// The language of the answer.
    pub reply_language: Option<Language>,
    /// When it was asked.
    pub asked_at: Moment,
}

/// A wish, for the members of organisations that may fulfil it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::FromQueryResult))]
pub struct Request {
    /// Its id.
    pub id: MediatorRequestId,
    /// To which service.
    pub offer: OfferId,
    /// What the service is called.
    pub offer_name: String,
    /// The language of that name.
    pub offer_language: Language,
    /// Whose service it is.
    pub offered_by: String,
    /// Where it takes place.
    pub place: Option<String>,
    /// The language that the mediator shall speak.
    pub language: Language,
    /// The few words.
    pub text: Option<String>,
    /// The language of the words.
    pub text_language: Language,
    /// How far it came.
    pub state: RequestState,
    /// The organisation that answered: always one of the reader's.
    pub organisation: Option<String>,
    /// What it answered.
    pub reply: Option<String>,
    /// The language of the answer.
    pub reply_language: Option<Language>,
    /// When it was asked.
    pub asked_at: Moment,
}
