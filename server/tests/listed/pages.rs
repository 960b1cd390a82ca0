//! Every page of the house: its route, who reads it, at which address, and with how many SQL statements.

/// Who reads a page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reader {
    /// Anybody, without an account.
    Visitor,
    /// Karima, a participant.
    Participant,
    /// A moderator of Perugia.
    Moderator,
    /// An officer of Perugia.
    Officer,
    /// A mediator of Perugia.
    Mediator,
    /// The administrator.
    Administrator,
    /// A partner.
    Partner,
}

use Reader::{Administrator, Mediator, Moderator, Officer, Participant, Partner, Visitor};

impl Reader {
    /// All of them.
    pub const ALL: [Self; 7] = [Visitor, Participant, Moderator, Officer, Mediator, Administrator, Partner];
}

/// A page.
pub struct Page {
    /// The route as the slice declares it.
    pub route: &'static str,
    /// Who reads it.
    pub reader: Reader,
    /// The address behind the language; words in braces are things of the furnished house.
    pub address: &'static str,
    /// How many SQL statements it takes, whatever the number of rows.
    pub statements: u64,
}

const fn page(route: &'static str, reader: Reader, address: &'static str, statements: u64) -> Page {
    Page { route, reader, address, statements }
}

/// Every page for those whom it is made for. A signed-in reader costs two statements more: her session, and who she is.
pub const PAGES: &[Page] = &[
    page("", Visitor, "", 2),
    page("", Participant, "", 4),
    page("/about", Visitor, "/about", 0),
    page("/account", Participant, "/account", 6),
    page("/administration", Officer, "/administration", 2),
    page("/administration", Administrator, "/administration", 2),
    page("/administration/boards", Officer, "/administration/boards", 3),
    page("/administration/boards/:board", Officer, "/administration/boards/{unopened}", 11),
    page("/administration/boards/:board/open", Officer, "/administration/boards/{unopened}/open", 10),
    page("/administration/boards/new", Officer, "/administration/boards/new", 6),
    page("/administration/link", Administrator, "/administration/link", 3),
    page("/administration/organisations", Officer, "/administration/organisations", 3),
    page(
        "/administration/organisations/:organisation",
        Officer,
        "/administration/organisations/{organisation}",
        9,
    ),
    page("/administration/organisations/new", Officer, "/administration/organisations/new", 5),
    page("/administration/people", Administrator, "/administration/people", 4),
    page("/administration/people", Administrator, "/administration/people?q=ka", 4),
    page("/administration/people/:person", Administrator, "/administration/people/{piero}", 6),
    page("/administration/staff", Officer, "/administration/staff", 4),
    page("/administration/staff", Administrator, "/administration/staff", 4),
    page("/administration/territories", Administrator, "/administration/territories", 3),
    page("/boards", Visitor, "/boards", 2),
    page("/boards", Visitor, "/boards?theme=environment&territory={town}", 2),
    page("/boards", Participant, "/boards", 4),
    page("/boards/:board", Visitor, "/boards/{board}", 7),
    page("/boards/:board", Visitor, "/boards/{board}?sort=newest&q=orto", 7),
    page("/boards/:board", Visitor, "/boards/{voting}", 7),
    page("/boards/:board", Visitor, "/boards/{counted}", 7),
    page("/boards/:board", Participant, "/boards/{board}", 10),
    page("/boards/:board", Officer, "/boards/{board}", 10),
    page("/boards/:board/insights", Visitor, "/boards/{board}/insights", 13),
    page("/boards/:board/insights", Partner, "/boards/{counted}/insights", 15),
    page("/boards/:board/moderation", Visitor, "/boards/{board}/moderation", 5),
    page("/boards/:board/preparation", Officer, "/boards/{board}/preparation", 7),
    page("/boards/:board/propose", Participant, "/boards/{board}/propose", 6),
    page("/boards/:board/receipt", Participant, "/boards/{voting}/receipt", 8),
    page("/boards/:board/recount", Visitor, "/boards/{counted}/recount", 4),
    page("/boards/:board/recount", Visitor, "/boards/{voting}/recount", 4),
    page("/boards/:board/rehearsal", Officer, "/boards/{board}/rehearsal", 8),
    page("/boards/:board/rehearsal", Officer, "/boards/{board}/rehearsal?with=stances", 9),
    page("/boards/:board/result", Visitor, "/boards/{counted}/result", 6),
    page("/boards/:board/rulebook", Visitor, "/boards/{board}/rulebook", 6),
    page("/boards/:board/rulebook", Visitor, "/boards/{voting}/rulebook", 6),
    page("/boards/:board/rules", Visitor, "/boards/{board}/rules", 3),
    page("/boards/:board/vote", Visitor, "/boards/{voting}/vote", 4),
    page("/boards/:board/vote", Participant, "/boards/{voting}/vote", 7),
    page("/co-author", Participant, "/co-author?code={invitation}", 3),
    page("/initiatives/:initiative", Visitor, "/initiatives/{initiative}", 12),
    page("/initiatives/:initiative", Visitor, "/initiatives/{adopted}", 12),
    page("/initiatives/:initiative", Participant, "/initiatives/{initiative}", 16),
    page("/initiatives/:initiative", Participant, "/initiatives/{draft}", 8),
    page("/initiatives/:initiative", Moderator, "/initiatives/{initiative}", 16),
    page("/initiatives/:initiative", Officer, "/initiatives/{initiative}", 16),
    page("/initiatives/:initiative", Participant, "/initiatives/{waiting}", 19),
    page("/initiatives/:initiative", Moderator, "/initiatives/{waiting}", 19),
    page("/initiatives/:initiative/answer", Officer, "/initiatives/{initiative}/answer", 4),
    page("/initiatives/:initiative/answer", Officer, "/initiatives/{admitted}/answer", 4),
    page("/initiatives/:initiative/assess", Officer, "/initiatives/{initiative}/assess", 7),
    page("/initiatives/:initiative/authors", Participant, "/initiatives/{initiative}/authors", 7),
    page("/initiatives/:initiative/edit", Participant, "/initiatives/{draft}/edit", 12),
    page("/initiatives/:initiative/edit", Participant, "/initiatives/{initiative}/edit", 12),
    page("/initiatives/:initiative/milestones", Officer, "/initiatives/{adopted}/milestones", 4),
    page("/initiatives/:initiative/revisions", Visitor, "/initiatives/{initiative}/revisions", 6),
    page("/insights", Visitor, "/insights", 13),
    page("/insights", Partner, "/insights", 15),
    page("/insights/dictionary", Visitor, "/insights/dictionary", 0),
    page("/insights/territories/:territory", Visitor, "/insights/territories/{town}", 14),
    page("/invitations", Mediator, "/invitations", 4),
    page("/invitations", Officer, "/invitations", 4),
    page("/invitations/cards", Mediator, "/invitations/cards", 3),
    page("/join/:code", Visitor, "/join/{code}", 9),
    page("/moderation", Moderator, "/moderation", 6),
    page("/moderation/appeals", Moderator, "/moderation/appeals", 4),
    page("/messages", Participant, "/messages", 4),
    page("/messages/confirm/:token", Visitor, "/messages/confirm/{confirmation}", 0),
    page("/messages/stop/:token", Visitor, "/messages/stop/{stop}", 1),
    page("/my-things", Participant, "/my-things", 8),
    page("/my-things/:shelf", Participant, "/my-things/comments", 3),
    page("/my-things/:shelf", Participant, "/my-things/stances", 3),
    page("/my-things/:shelf", Participant, "/my-things/pledges", 3),
    page("/my-things/:shelf", Participant, "/my-things/follows", 3),
    page("/office", Officer, "/office", 3),
    page("/office", Officer, "/office?errand=assess", 3),
    page("/office", Officer, "/office?errand=carry_out", 3),
    page("/organisations", Visitor, "/organisations", 1),
    page("/organisations/:organisation", Visitor, "/organisations/{organisation}", 3),
    page("/report/:kind/:id", Participant, "/report/comment/{comment}", 4),
    page("/sign-in", Visitor, "/sign-in", 0),
    page("/staff/:token", Visitor, "/staff/{link}", 1),
    page("/welcome", Participant, "/welcome", 3),
];
