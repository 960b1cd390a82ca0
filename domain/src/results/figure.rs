//! The tables of a report: each is one word, with a title and a definition in the reader's language.

words! {
    /// A table of a report.
    pub enum Figure {
        /// Boards by phase.
        Boards = "boards",
        /// People and ballots by constituency.
        People = "people",
        /// Public initiatives by state.
        Outcomes = "outcomes",
        /// How the promise to answer is kept.
        Answers = "answers",
        /// The steps of adopted initiatives.
        Milestones = "milestones",
        /// Meetings by kind, with who came and for how long.
        Meetings = "meetings",
        /// What people said after the meetings.
        Useful = "useful",
        /// Integration tables and their commitments.
        Tables = "tables",
        /// Services by theme, and where there is none.
        Offers = "offers",
        /// Languages that are spoken in services.
        Languages = "languages",
        /// Organisations by kind.
        Organisations = "organisations",
    }
}
