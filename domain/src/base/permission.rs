//! Who may do what: one table. Rules of the slices add what depends on the state of a thing.

words! {
    /// What a person is on the platform. Everybody, also without an account, is a visitor.
    pub enum Role {
        /// Anybody, without an account.
        Visitor = "visitor",
        /// A person with a pseudonym.
        Participant = "participant",
        /// Acts on behalf of an organisation.
        Member = "member",
        /// Hands out invitations and sits beside people.
        Mediator = "mediator",
        /// Decides about submitted and reported texts of a territory.
        Moderator = "moderator",
        /// Opens boards, answers and reports for a municipality.
        Officer = "officer",
        /// Reads dashboards and downloads data.
        Partner = "partner",
        /// Keeps the platform.
        Administrator = "administrator",
    }
}

words! {
    /// Everything for which permission is needed.
    pub enum Deed {
        /// Read boards, initiatives, comments, answers, results and open data.
        ReadPublic = "read_public",
        /// Read dashboards and download their tables.
        ReadDashboards = "read_dashboards",
        /// Write and submit initiatives, revise one's own.
        Propose = "propose",
        /// Support, doubt or pass.
        TakeStance = "take_stance",
        /// Write comments.
        Comment = "comment",
        /// Offer help.
        Pledge = "pledge",
        /// Follow boards and initiatives.
        Follow = "follow",
        /// Report a text to the moderators.
        Report = "report",
        /// Appeal a decision about one's own text.
        Appeal = "appeal",
        /// Cast a ballot.
        Vote = "vote",
        /// Act on behalf of one's organisation.
        Represent = "represent",
        /// Describe the services of one's own organisation, or of those of one's territory.
        Offer = "offer",
        /// Ask for a mediator to come along.
        AskMediator = "ask_mediator",
        /// Make batches of invitation codes.
        IssueInvitations = "issue_invitations",
        /// Read the queue and decide.
        Moderate = "moderate",
        /// Write drafts of boards and change them.
        PrepareBoard = "prepare_board",
        /// Open a board, which freezes its rules.
        OpenBoard = "open_board",
        /// Admit initiatives, put them on the ballot, estimate costs.
        Assess = "assess",
        /// Check costs, say which initiatives exclude each other, rehearse the count.
        PrepareBallot = "prepare_ballot",
        /// Give the official answer.
        Answer = "answer",
        /// Record milestones of adopted initiatives.
        ReportProgress = "report_progress",
        /// Invite moderators, officers and mediators of one's own territory.
        InviteStaff = "invite_staff",
        /// Call meetings, register people, note who came.
        KeepMeetings = "keep_meetings",
        /// Register for a meeting and say afterwards how it was.
        AttendMeetings = "attend_meetings",
        /// Found an integration table, give its seats, convene and run its sessions.
        KeepTable = "keep_table",
        /// Say at an integration table what the seat that one holds has to say.
        SitAtTable = "sit_at_table",
        /// Run formal procedures: take their acts, assess who is interested.
        KeepProcedure = "keep_procedure",
        /// Say that one is interested in a procedure whose notice is open.
        ExpressInterest = "express_interest",
        /// Take away a file of an act that should never have been published.
        StrikeFile = "strike_file",
        /// Change organisations.
        KeepOrganisations = "keep_organisations",
        /// Write about projects and say who has which part in them.
        KeepProjects = "keep_projects",
        /// Change territories.
        KeepTerritories = "keep_territories",
        /// See and change people's roles, suspend accounts.
        KeepPeople = "keep_people",
    }
}

impl Deed {
    /// The roles that allow the deed. A role held for a territory allows it there and in what lies within.
    pub const fn allowed_to(self) -> &'static [Role] {
        use Role::{Administrator, Mediator, Member, Moderator, Officer, Participant, Partner, Visitor};
        match self {
            Self::ReadPublic | Self::ReadDashboards => {
                &[Visitor, Participant, Member, Mediator, Moderator, Officer, Partner, Administrator]
            }
            Self::Propose
            | Self::TakeStance
            | Self::Comment
            | Self::Pledge
            | Self::Follow
            | Self::Report
            | Self::Appeal
            | Self::Vote
            | Self::AttendMeetings
            | Self::SitAtTable
            | Self::ExpressInterest
            | Self::AskMediator => &[Participant],
            Self::Represent => &[Member],
            Self::Offer => &[Member, Officer, Administrator],
            Self::IssueInvitations => &[Mediator, Officer, Administrator],
            Self::Moderate => &[Moderator],
            Self::PrepareBoard
            | Self::OpenBoard
            | Self::InviteStaff
            | Self::KeepMeetings
            | Self::KeepTable
            | Self::KeepOrganisations
            | Self::KeepProjects => &[Officer, Administrator],
            Self::Assess
            | Self::PrepareBallot
            | Self::Answer
            | Self::ReportProgress
            | Self::KeepProcedure => &[Officer],
            Self::StrikeFile | Self::KeepTerritories | Self::KeepPeople => &[Administrator],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole table as text: a change of permission shows in the review as a changed line here.
    const TABLE: &str = "\
                       visitor participant member mediator moderator officer partner administrator
read_public            yes     yes         yes    yes      yes       yes     yes     yes
read_dashboards        yes     yes         yes    yes      yes       yes     yes     yes
propose                -       yes         -      -        -         -       -       -
take_stance            -       yes         -      -        -         -       -       -
comment                -       yes         -      -        -         -       -       -
pledge                 -       yes         -      -        -         -       -       -
follow                 -       yes         -      -        -         -       -       -
report                 -       yes         -      -        -         -       -       -
appeal                 -       yes         -      -        -         -       -       -
vote                   -       yes         -      -        -         -       -       -
represent              -       -           yes    -        -         -       -       -
offer                  -       -           yes    -        -         yes     -       yes
ask_mediator           -       yes         -      -        -         -       -       -
issue_invitations      -       -           -      yes      -         yes     -       yes
moderate               -       -           -      -        yes       -       -       -
prepare_board          -       -           -      -        -         yes     -       yes
open_board             -       -           -      -        -         yes     -       yes
assess                 -       -           -      -        -         yes     -       -
prepare_ballot         -       -           -      -        -         yes     -       -
answer                 -       -           -      -        -         yes     -       -
report_progress        -       -           -      -        -         yes     -       -
invite_staff           -       -           -      -        -         yes     -       yes
keep_meetings          -       -           -      -        -         yes     -       yes
attend_meetings        -       yes         -      -        -         -       -       -
keep_table             -       -           -      -        -         yes     -       yes
sit_at_table           -       yes         -      -        -         -       -       -
keep_procedure         -       -           -      -        -         yes     -       -
express_interest       -       yes         -      -        -         -       -       -
strike_file            -       -           -      -        -         -       -       yes
keep_organisations     -       -           -      -        -         yes     -       yes
keep_projects          -       -           -      -        -         yes     -       yes
keep_territories       -       -           -      -        -         -       -       yes
keep_people            -       -           -      -        -         -       -       yes
";

    #[test]
    fn the_table_of_permissions_is_exactly_this() {
        let mut lines = TABLE.lines();
        let roles: Vec<Role> =
            lines.next().unwrap().split_whitespace().map(|word| word.parse().unwrap()).collect();
        assert_eq!(roles, Role::ALL);
        let mut deeds = Vec::new();
        for line in lines {
            let mut words = line.split_whitespace();
            let deed: Deed = words.next().unwrap().parse().unwrap();
            deeds.push(deed);
            for (role, word) in roles.iter().zip(words.by_ref()) {
                assert_eq!(deed.allowed_to().contains(role), word == "yes", "{deed} for {role}");
            }
        }
        assert_eq!(deeds, Deed::ALL);
    }
}
