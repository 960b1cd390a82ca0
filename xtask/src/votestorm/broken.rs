//! Defects made on purpose, from outside: the server itself has none of this.

use clap::ValueEnum;

/// What is broken.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The key of the ballots holds nobody back
    UniqueKey,
    /// Clients are told that it is done before it is
    EarlyAcknowledge,
}

/// The server relies on the key by name and writes nothing without it, so the key is evaded rather than dropped: before
/// a ballot is put in the place of an earlier one, the earlier one's voter, the same bytes, becomes a text, which
/// SQLite holds to be different from a blob.
pub const EVADE_KEY: &str = "\
    CREATE TRIGGER ballots_evade_key BEFORE INSERT ON ballots \
    WHEN EXISTS (SELECT 1 FROM ballots WHERE board_id = NEW.board_id AND voter_id = NEW.voter_id) BEGIN \
        DELETE FROM ballots WHERE board_id = NEW.board_id AND voter_id = CAST(NEW.voter_id AS TEXT); \
        UPDATE ballots SET voter_id = CAST(voter_id AS TEXT) \
            WHERE board_id = NEW.board_id AND voter_id = NEW.voter_id; \
    END";

impl Broken {
    /// What it stands for.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::UniqueKey => {
                "Broken on purpose: a table of ballots without a key. A changed ballot stands beside the earlier one."
            }
            Self::EarlyAcknowledge => {
                "Broken on purpose: a server that acknowledges before it commits. Something between it and the clients \
                 answers at once and hands on a little later."
            }
        }
    }
}
