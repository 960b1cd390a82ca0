//! Every expected "no". The interface has a sentence for each code; nothing here is a sentence.

use serde::{Deserialize, Serialize};

macro_rules! refusals {
    ($($(#[$meta:meta])* $name:ident $({ $field:ident : $type:ty })? = $code:literal,)+) => {
        /// Why something that a person asked for is not done.
        #[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, thiserror::Error)]
        #[error("{}", self.code())]
        pub enum Refusal {
            $($(#[$meta])* $name $({
                /// The limit that was not kept.
                $field: $type
            })?,)+
        }

        impl Refusal {
            /// The code of every refusal, for the test that each has a sentence in every language.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The code under which the interface finds the sentence.
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$name $({ $field: _ })? => $code,)+ }
            }
        }
    };
}

impl Refusal {
    /// Whether the cause lies in what was typed or chosen: something else in the same field would do.
    pub const fn is_about_input(&self) -> bool {
        matches!(
            self,
            Self::UnknownChoice
                | Self::UnknownLanguage
                | Self::Unreadable
                | Self::Missing
                | Self::TooShort { .. }
                | Self::TooLong { .. }
                | Self::NotAnAmount
                | Self::NotADate
                | Self::NotCoordinates
                | Self::DatesOutOfOrder
                | Self::NotAnEmail
                | Self::NotAnAddress
                | Self::NotANumber
                | Self::NotAPhone
                | Self::NotHours
                | Self::ContactMissing
                | Self::TooManyTicked { .. }
                | Self::AlreadyExists
                | Self::CodeMistyped
                | Self::CodeUnknown
                | Self::CodeUsed
                | Self::CodeExpired
                | Self::CodeRevoked
                | Self::WrongPassword
                | Self::WeakPassword { .. }
                | Self::RulesNotAccepted
                | Self::ReasonMissing
                | Self::ReasonDoesNotFit
                | Self::NothingChosen
                | Self::TooManyChoices { .. }
                | Self::OverBudget { .. }
                | Self::NotOnBallot
                | Self::OtherBallot
                | Self::TooManyPoints { .. }
                | Self::RankedTwice
                | Self::PlaceTaken { .. }
                | Self::TooFewChoices { .. }
                | Self::BudgetNeeded
                | Self::BudgetUnspent
                | Self::RankingNeeded
                | Self::NotWithThisRule
                | Self::FileMissing
                | Self::FileTooLarge { .. }
                | Self::FileKindUnknown
                | Self::FileKindUnfit
                | Self::FileUnreadable
                | Self::PictureTooLarge { .. }
                | Self::DocumentLocked
                | Self::DocumentActive
                | Self::NowhereToMeet
                | Self::MoreReservedThanSeats
                | Self::SeatsAreTaken
                | Self::TooManyCompanions { .. }
                | Self::TooLateToConvene { .. }
                | Self::MandatesOverlap
                | Self::ActDateAhead
                | Self::DeadlineTooEarly
                | Self::BodyNotRegistered
        )
    }
}

refusals! {
    // What is asked for
    /// There is no such thing, or the person may not know of it.
    NotFound = "not_found",
    /// A choice that is not among those offered.
    UnknownChoice = "unknown_choice",
    /// Not a language tag.
    UnknownLanguage = "unknown_language",
    /// Signs that no text has and no database keeps.
    Unreadable = "unreadable",
    /// A field that must be filled is empty.
    Missing = "missing",
    /// A text has too few graphemes.
    TooShort { least: usize } = "too_short",
    /// A text has too many graphemes.
    TooLong { most: usize } = "too_long",
    /// Not an amount of money.
    NotAnAmount = "not_an_amount",
    /// Not a date.
    NotADate = "not_a_date",
    /// Not two numbers that say where something lies on the earth.
    NotCoordinates = "not_coordinates",
    /// Dates that do not follow one another.
    DatesOutOfOrder = "dates_out_of_order",
    /// Not an e-mail address.
    NotAnEmail = "not_an_email",
    /// Not the address of a page on the web.
    NotAnAddress = "not_an_address",
    /// Not a whole number in the allowed range.
    NotANumber = "not_a_number",
    /// Not a telephone number.
    NotAPhone = "not_a_phone",
    /// Not hours of a day, or they end before they begin.
    NotHours = "not_hours",
    /// Neither telephone nor e-mail nor page nor address.
    ContactMissing = "contact_missing",
    /// Somebody changed the same thing in between.
    ChangedMeanwhile = "changed_meanwhile",
    /// Something of this name or code exists already.
    AlreadyExists = "already_exists",

    // Who asks
    /// Only for people who came in.
    SignInFirst = "sign_in_first",
    /// Not among the things that this person's roles allow.
    NotAllowed = "not_allowed",
    /// The account is closed or suspended.
    Suspended = "suspended",
    /// The request did not come from our own pages.
    ForeignOrigin = "foreign_origin",
    /// Too many tries in a short time.
    TooManyTries { minutes: u32 } = "too_many_tries",

    // Ways in
    /// The code has a typing error: its check symbol does not fit.
    CodeMistyped = "code_mistyped",
    /// There is no such code.
    CodeUnknown = "code_unknown",
    /// The code was used already.
    CodeUsed = "code_used",
    /// The code is too old.
    CodeExpired = "code_expired",
    /// The code was withdrawn by those who handed it out.
    CodeRevoked = "code_revoked",
    /// E-mail and password do not belong together.
    WrongPassword = "wrong_password",
    /// A password that is too easy to guess.
    WeakPassword { least: usize } = "weak_password",
    /// The link is used, too old or withdrawn.
    LinkInvalid = "link_invalid",
    /// The person has not said to which constituency she belongs.
    ConstituencyMissing = "constituency_missing",
    /// The constituency does not take part in this board.
    ConstituencyNotInvited = "constituency_not_invited",
    /// The rules of the house were not accepted.
    RulesNotAccepted = "rules_not_accepted",
    /// An account with this e-mail address exists: its owner comes in and opens the link again.
    EmailTaken = "email_taken",
    /// Nobody takes roles from herself or suspends herself.
    OwnAccount = "own_account",
    /// The person does not belong to the organisation.
    NotAMember = "not_a_member",

    // Boards
    /// The board is still a draft.
    BoardNotOpen = "board_not_open",
    /// The board is open: its rules are frozen.
    RulesFrozen = "rules_frozen",
    /// The board's phase does not allow proposing.
    ProposingClosed = "proposing_closed",
    /// The board's phase does not allow stances.
    StancesClosed = "stances_closed",
    /// The board's phase does not allow comments.
    CommentsClosed = "comments_closed",
    /// The initiative is decided: help is no longer offered.
    PledgesClosed = "pledges_closed",
    /// The board's phase does not allow changes to initiatives.
    ChangesClosed = "changes_closed",
    /// Voting has not begun.
    VotingNotOpen = "voting_not_open",
    /// Voting is over.
    VotingClosed = "voting_closed",
    /// The roll of voters was closed when voting began, and the person was not on it.
    RollClosed = "roll_closed",
    /// The board holds no vote.
    NoVote = "no_vote",
    /// The chosen way to vote or to count needs a budget.
    BudgetNeeded = "budget_needed",
    /// The chosen way to count shares out no money, and the board has a budget.
    BudgetUnspent = "budget_unspent",
    /// The chosen way to count needs ballots on which people rank.
    RankingNeeded = "ranking_needed",
    /// The setting does not go with the chosen way to vote or to count.
    NotWithThisRule = "not_with_this_rule",
    /// The way in which the board is counted knows no initiatives that exclude each other.
    NoExclusions = "no_exclusions",
    /// Voting has begun: costs and exclusions no longer change.
    BallotFrozen = "ballot_frozen",

    // Initiatives
    /// The step does not follow from the initiative's state.
    WrongState = "wrong_state",
    /// Only its authors may do this.
    NotAnAuthor = "not_an_author",
    /// Nothing was changed.
    NothingChanged = "nothing_changed",
    /// A reason is needed.
    ReasonMissing = "reason_missing",
    /// Already answered.
    AlreadyAnswered = "already_answered",
    /// The person is an author already.
    AlreadyAnAuthor = "already_an_author",
    /// An initiative has at least one author.
    LastAuthor = "last_author",

    // Comments
    /// Replies to replies go no deeper than two levels.
    TooDeep = "too_deep",

    // Moderation
    /// A case that was decided already.
    AlreadyDecided = "already_decided",
    /// Its author took the text back before somebody decided.
    TakenBack = "taken_back",
    /// An appeal is decided by another person than the first decision.
    SamePersonDecides = "same_person_decides",
    /// The reason says the opposite of the verdict.
    ReasonDoesNotFit = "reason_does_not_fit",
    /// Only initiatives can be sent back; other texts are published or hidden.
    CannotReturn = "cannot_return",
    /// Nothing was ticked.
    NothingChosen = "nothing_chosen",
    /// The person has reported this text already.
    AlreadyReported = "already_reported",
    /// A decision can be appealed once.
    AlreadyAppealed = "already_appealed",
    /// One's own text is not one's own to moderate.
    OwnText = "own_text",
    /// The time to appeal is over.
    TooLateToAppeal = "too_late_to_appeal",

    // Ballots
    /// More options chosen than the board allows.
    TooManyChoices { most: usize } = "too_many_choices",
    /// The chosen options cost more than the budget.
    OverBudget { cents: i64 } = "over_budget",
    /// Marks of another kind of ballot than the board's.
    OtherBallot = "other_ballot",
    /// More points given than a voter has.
    TooManyPoints { over: u32 } = "too_many_points",
    /// An option stands on a ranking twice.
    RankedTwice = "ranked_twice",
    /// Two options were given the same place.
    PlaceTaken { place: u16 } = "place_taken",
    /// Fewer chosen than it takes.
    TooFewChoices { least: usize } = "too_few_choices",
    /// An option that is not on the ballot.
    NotOnBallot = "not_on_ballot",
    /// The vote is not over, or nothing was counted yet.
    VoteNotCounted = "vote_not_counted",

    // Files
    /// No file was chosen.
    FileMissing = "file_missing",
    /// The file weighs too much.
    FileTooLarge { megabytes: usize } = "file_too_large",
    /// Neither a picture nor a document of the kinds that are taken, whatever its name says.
    FileKindUnknown = "file_kind_unknown",
    /// A document where a picture is asked for.
    FileKindUnfit = "file_kind_unfit",
    /// The file is damaged, or not what it says it is.
    FileUnreadable = "file_unreadable",
    /// The picture has too many points.
    PictureTooLarge { megapixels: usize } = "picture_too_large",
    /// The document is locked with a password.
    DocumentLocked = "document_locked",
    /// The document holds a program, another file or a form.
    DocumentActive = "document_active",
    /// There are as many files here as there may be.
    TooManyFiles { most: usize } = "too_many_files",

    // Meetings
    /// A meeting has neither a place nor a link.
    NowhereToMeet = "nowhere_to_meet",
    /// The reserved seats are more than there are.
    MoreReservedThanSeats = "more_reserved_than_seats",
    /// People hold seats that would no longer be there.
    SeatsAreTaken = "seats_are_taken",
    /// On a date that would be dropped people were noted as present.
    PresenceNoted = "presence_noted",
    /// One cannot register: not for this meeting, not any more or not yet.
    RegistrationClosed = "registration_closed",
    /// The person is registered already.
    AlreadyRegistered = "already_registered",
    /// The person has no confirmed seat.
    NotRegistered = "not_registered",
    /// More people come along than may.
    TooManyCompanions { most: u16 } = "too_many_companions",
    /// All seats that could be given are taken.
    NoSeatLeft = "no_seat_left",
    /// The offered seat was not taken in time.
    OfferOver = "offer_over",
    /// The meeting was called off.
    MeetingCancelled = "meeting_cancelled",
    /// What can be done only after the meeting.
    MeetingNotOver = "meeting_not_over",
    /// Nobody was noted as present.
    NotPresent = "not_present",

    // Integration tables
    /// The session or the point comes later than the rulebook wants it announced, and no reason was given.
    TooLateToConvene { days: u16 } = "too_late_to_convene",
    /// Too few of the held seats are present.
    NoQuorum = "no_quorum",
    /// The session has not begun, or is over.
    SessionNotOpen = "session_not_open",
    /// The person speaks for no seat of this table.
    NotSeated = "not_seated",
    /// The seat is not present, or has no say in decisions.
    SeatAbsent = "seat_absent",
    /// Somebody else holds the seat on some of these days.
    MandatesOverlap = "mandates_overlap",

    // Formal procedures
    /// The notice is open: nobody is assessed before its deadline.
    NoticeOpen = "notice_open",
    /// No notice is open, or its deadline is over.
    NoticeClosed = "notice_closed",
    /// An act bears a date that has not come yet.
    ActDateAhead = "act_date_ahead",
    /// The deadline is not later than now, or not later than the one before.
    DeadlineTooEarly = "deadline_too_early",
    /// Somebody who expressed interest is not assessed yet.
    NotAllAssessed = "not_all_assessed",
    /// Whoever is to sign is not among those admitted.
    NotOnList = "not_on_list",
    /// Only a registered body signs such an agreement.
    BodyNotRegistered = "body_not_registered",
    /// The person or organisation has expressed interest already.
    AlreadyExpressed = "already_expressed",
    /// A published act is not changed or taken away.
    ActStands = "act_stands",
    // Services
    /// No organisation of that territory offers that a mediator comes along.
    NoMediatorHere = "no_mediator_here",
    /// The person has asked for a mediator for this service already.
    AlreadyAsked = "already_asked",
    /// Another organisation has answered already.
    RequestTaken = "request_taken",
    /// The person waits for so many mediators that she asks for no more.
    TooManyRequests = "too_many_requests",
    /// The person has said already what is wrong with this service.
    AlreadyNoted = "already_noted",
    /// More ticked than will do.
    TooManyTicked { most: usize } = "too_many_ticked",

    // The house
    /// So many people write at this moment that it should be tried again in a little while.
    Busy = "busy",
}
