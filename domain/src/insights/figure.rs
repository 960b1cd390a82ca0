//! The dictionary of figures: each is one word, with a title and a definition in the reader's language.

words! {
    /// A figure of a dashboard, or a term that explains one.
    pub enum Figure {
        /// Pages of boards shown.
        Visit = "visit",
        /// People who did something on a board.
        Participant = "participant",
        /// Initiatives sent in.
        Initiative = "initiative",
        /// Stances taken.
        Stance = "stance",
        /// Comments published.
        Comment = "comment",
        /// Offers of help.
        Pledge = "pledge",
        /// Ballots cast.
        Ballot = "ballot",
        /// Measures by day, week or month.
        OverTime = "over_time",
        /// People and ballots by constituency.
        Constituency = "constituency",
        /// Measures by theme.
        Theme = "theme",
        /// Texts by language.
        Language = "language",
        /// Measures by territory.
        Territory = "territory",
        /// People by the way in which they came.
        Channel = "channel",
        /// From visit to ballot.
        Funnel = "funnel",
        /// How the promise to answer is kept.
        Answers = "answers",
        /// Answered within the promised days.
        AnsweredInTime = "answered_in_time",
        /// Answered after the promised days.
        AnsweredLate = "answered_late",
        /// Not answered, and the promised days are not over.
        Waiting = "waiting",
        /// Not answered, and the promised days are over.
        Overdue = "overdue",
        /// Days until the answer that stands in the middle.
        MedianDays = "median_days",
        /// Decisions of moderators by verdict and reason.
        Moderation = "moderation",
        /// Public initiatives by state.
        Outcomes = "outcomes",
        /// What is not shown, and why.
        Withheld = "withheld",
        /// A sum that lacks what some boards withhold.
        AtLeast = "at_least",
    }
}

impl Figure {
    /// The figures that are tables of a dashboard, in their order.
    pub const TABLES: [Self; 10] = [
        Self::OverTime,
        Self::Constituency,
        Self::Funnel,
        Self::Outcomes,
        Self::Answers,
        Self::Theme,
        Self::Language,
        Self::Territory,
        Self::Channel,
        Self::Moderation,
    ];
}
