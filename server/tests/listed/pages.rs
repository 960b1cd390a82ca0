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
    pub const ALL: [Self; 7] =
        [Visitor, Participant, Moderator, Officer, Mediator, Administrator, Partner];
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

/// Every page for those whom it is made for. A signed-in reader costs two statements more: her session and who she is.
pub const PAGES: &[Page] = &[
    page("", Visitor, "", 0),
    page("", Participant, "", 0),
    page("/about", Visitor, "/about", 0),
    page("/account", Participant, "/account", 0),
    page("/administration", Officer, "/administration", 0),
    page("/administration", Administrator, "/administration", 0),
    page("/administration/boards", Officer, "/administration/boards", 0),
    page("/administration/boards/:board", Officer, "/administration/boards/{unopened}", 0),
    page("/administration/boards/:board/open", Officer, "/administration/boards/{unopened}/open", 0),
    page("/administration/boards/new", Officer, "/administration/boards/new", 0),
    page("/administration/link", Administrator, "/administration/link", 0),
    page("/administration/organisations", Officer, "/administration/organisations", 0),
    page("/administration/organisations/:organisation", Officer, "/administration/organisations/{organisation}", 0),
    page("/administration/organisations/new", Officer, "/administration/organisations/new", 0),
    page("/administration/people", Administrator, "/administration/people", 0),
    page("/administration/people", Administrator, "/administration/people?text=ka", 0),
    page("/administration/people/:person", Administrator, "/administration/people/{piero}", 0),
    page("/administration/staff", Officer, "/administration/staff", 0),
    page("/administration/staff", Administrator, "/administration/staff", 0),
    page("/administration/territories", Administrator, "/administration/territories", 0),
    page("/boards", Visitor, "/boards", 0),
    page("/boards", Visitor, "/boards?theme=environment&territory={town}", 0),
    page("/boards", Participant, "/boards", 0),
    page("/boards/:board", Visitor, "/boards/{board}", 0),
    page("/boards/:board", Visitor, "/boards/{board}?sort=newest&search=orto", 0),
    page("/boards/:board", Visitor, "/boards/{voting}", 0),
    page("/boards/:board", Visitor, "/boards/{counted}", 0),
    page("/boards/:board", Participant, "/boards/{board}", 0),
    page("/boards/:board", Officer, "/boards/{board}", 0),
    page("/boards/:board/insights", Visitor, "/boards/{board}/insights", 0),
    page("/boards/:board/insights", Partner, "/boards/{counted}/insights", 0),
    page("/boards/:board/moderation", Visitor, "/boards/{board}/moderation", 0),
    page("/boards/:board/propose", Participant, "/boards/{board}/propose", 0),
    page("/boards/:board/result", Visitor, "/boards/{counted}/result", 0),
    page("/boards/:board/rules", Visitor, "/boards/{board}/rules", 0),
    page("/boards/:board/vote", Visitor, "/boards/{voting}/vote", 0),
    page("/boards/:board/vote", Participant, "/boards/{voting}/vote", 0),
    page("/co-author", Participant, "/co-author?code={invitation}", 0),
    page("/initiatives/:initiative", Visitor, "/initiatives/{initiative}", 0),
    page("/initiatives/:initiative", Visitor, "/initiatives/{adopted}", 0),
    page("/initiatives/:initiative", Participant, "/initiatives/{initiative}", 0),
    page("/initiatives/:initiative", Participant, "/initiatives/{draft}", 0),
    page("/initiatives/:initiative", Moderator, "/initiatives/{initiative}", 0),
    page("/initiatives/:initiative", Officer, "/initiatives/{initiative}", 0),
    page("/initiatives/:initiative/answer", Officer, "/initiatives/{initiative}/answer", 0),
    page("/initiatives/:initiative/answer", Officer, "/initiatives/{admitted}/answer", 0),
    page("/initiatives/:initiative/assess", Officer, "/initiatives/{initiative}/assess", 0),
    page("/initiatives/:initiative/authors", Participant, "/initiatives/{initiative}/authors", 0),
    page("/initiatives/:initiative/edit", Participant, "/initiatives/{draft}/edit", 0),
    page("/initiatives/:initiative/edit", Participant, "/initiatives/{initiative}/edit", 0),
    page("/initiatives/:initiative/milestones", Officer, "/initiatives/{adopted}/milestones", 0),
    page("/initiatives/:initiative/revisions", Visitor, "/initiatives/{initiative}/revisions", 0),
    page("/insights", Visitor, "/insights", 0),
    page("/insights", Partner, "/insights", 0),
    page("/insights/dictionary", Visitor, "/insights/dictionary", 0),
    page("/insights/territories/:territory", Visitor, "/insights/territories/{town}", 0),
    page("/invitations", Mediator, "/invitations", 0),
    page("/invitations", Officer, "/invitations", 0),
    page("/invitations/cards", Mediator, "/invitations/cards", 0),
    page("/join/:code", Visitor, "/join/{code}", 0),
    page("/moderation", Moderator, "/moderation", 0),
    page("/moderation/appeals", Moderator, "/moderation/appeals", 0),
    page("/my-things", Participant, "/my-things", 0),
    page("/my-things/:shelf", Participant, "/my-things/comments", 0),
    page("/my-things/:shelf", Participant, "/my-things/stances", 0),
    page("/my-things/:shelf", Participant, "/my-things/pledges", 0),
    page("/my-things/:shelf", Participant, "/my-things/follows", 0),
    page("/office", Officer, "/office", 0),
    page("/office", Officer, "/office?errand=assess", 0),
    page("/office", Officer, "/office?errand=carry_out", 0),
    page("/organisations", Visitor, "/organisations", 0),
    page("/organisations/:organisation", Visitor, "/organisations/{organisation}", 0),
    page("/report/:kind/:id", Participant, "/report/comment/{comment}", 0),
    page("/sign-in", Visitor, "/sign-in", 0),
    page("/staff/:token", Visitor, "/staff/{link}", 0),
    page("/welcome", Participant, "/welcome", 0),
];
