//! The tables of an export that are read as they are stored.

use super::reading::{
    Kind::{Amount, Count, Day, Flag, Id, Moment, Text},
    Plain,
};

pub(super) const PLAIN: &[Plain] = &[
    Plain {
        name: "board",
        columns: &[
            "id",
            "language",
            "question",
            "description",
            "territory",
            "istat_code",
            "organisation",
            "theme",
            "moderation",
            "answer_days",
            "budget_cents",
            "currency",
            "ballot_kind",
            "ballot_points",
            "counting_rule",
            "minimum_score",
            "roll",
            "ballot_maximum",
            "winners_maximum",
            "rules_hash",
            "rulebook_hash",
            "opened_at",
            "proposing_at",
            "co_design_at",
            "voting_at",
            "decided_at",
            "follow_up_at",
            "closes_at",
            "counted_at",
            "imported_from",
        ],
        kinds: &[
            Id, Text, Text, Text, Text, Text, Text, Text, Text, Count, Amount, Text, Text, Count, Text,
            Count, Text, Count, Count, Text, Text, Moment, Moment, Moment, Moment, Moment, Moment, Moment,
            Moment, Text,
        ],
        sql: "SELECT b.id, x.language, x.question, x.description, t.name, t.istat_code, o.name, b.theme, \
                b.moderation, b.answer_days, b.budget_cents, b.currency, b.ballot_kind, b.ballot_points, b.counting_rule, \
                b.minimum_score, b.roll, b.ballot_maximum, b.winners_maximum, b.rules_hash, b.rulebook_hash, \
                b.opened_at, b.proposing_at, b.co_design_at, b.voting_at, b.decided_at, b.follow_up_at, \
                b.closes_at, b.counted_at, b.imported_from \
             FROM boards b JOIN territories t ON t.id = b.territory_id \
             JOIN board_texts x ON x.board_id = b.id LEFT JOIN organisations o ON o.id = b.organisation_id \
             WHERE b.id = $1 ORDER BY x.language = b.language DESC, x.language",
    },
    Plain {
        name: "initiatives",
        columns: &[
            "id",
            "state",
            "state_reason",
            "theme",
            "territory",
            "organisation",
            "language",
            "title",
            "body",
            "place",
            "cost_cents",
            "officer_cost_cents",
            "cost_checked_at",
            "revision",
            "published_at",
            "changed_at",
            "imported_key",
        ],
        kinds: &[
            Id, Text, Text, Text, Text, Text, Text, Text, Text, Text, Amount, Amount, Moment, Count, Moment,
            Moment, Text,
        ],
        sql: "SELECT i.id, i.state, i.state_reason, i.theme, t.name, o.name, i.language, i.title, i.body, i.place, \
                i.cost_cents, i.officer_cost_cents, i.cost_checked_at, i.revision, i.published_at, i.changed_at, i.imported_key \
             FROM initiatives i JOIN territories t ON t.id = i.territory_id \
             LEFT JOIN organisations o ON o.id = i.organisation_id \
             WHERE i.board_id = $1 AND i.is_public = TRUE ORDER BY i.id",
    },
    Plain {
        name: "comments",
        columns: &[
            "id",
            "initiative",
            "parent",
            "pseudonym",
            "organisation",
            "language",
            "text",
            "created_at",
        ],
        kinds: &[Id, Id, Id, Text, Text, Text, Text, Moment],
        sql: "SELECT c.id, c.subject_id, c.parent_id, p.pseudonym, o.name, c.language, c.text, c.created_at \
             FROM comments c JOIN initiatives i ON i.id = c.subject_id AND i.is_public = TRUE \
             JOIN participants p ON p.id = c.participant_id LEFT JOIN organisations o ON o.id = c.organisation_id \
             WHERE i.board_id = $1 AND c.state = 'published' ORDER BY c.id",
    },
    Plain {
        name: "pledges",
        columns: &["initiative", "kind", "pseudonym", "organisation", "language", "text", "created_at"],
        kinds: &[Id, Text, Text, Text, Text, Text, Moment],
        sql: "SELECT g.subject_id, g.kind, p.pseudonym, o.name, g.language, g.text, g.created_at \
             FROM pledges g JOIN initiatives i ON i.id = g.subject_id AND i.is_public = TRUE \
             JOIN participants p ON p.id = g.participant_id LEFT JOIN organisations o ON o.id = g.organisation_id \
             WHERE i.board_id = $1 AND g.state = 'published' ORDER BY g.id",
    },
    Plain {
        name: "answers",
        columns: &[
            "initiative",
            "outcome",
            "language",
            "reasons",
            "cost_cents",
            "office",
            "answered_at",
            "days_taken",
        ],
        kinds: &[Id, Text, Text, Text, Amount, Text, Moment, Count],
        sql: "SELECT a.initiative_id, a.outcome, a.language, a.reasons, a.cost_cents, a.office, a.answered_at, \
                a.days_taken \
             FROM official_answers a JOIN initiatives i ON i.id = a.initiative_id AND i.is_public = TRUE \
             WHERE i.board_id = $1 ORDER BY a.initiative_id",
    },
    Plain {
        name: "milestones",
        columns: &["initiative", "day", "language", "title", "text", "done"],
        kinds: &[Id, Day, Text, Text, Text, Flag],
        sql: "SELECT m.initiative_id, m.on_day, m.language, m.title, m.text, m.done \
             FROM milestones m JOIN initiatives i ON i.id = m.initiative_id AND i.is_public = TRUE \
             WHERE i.board_id = $1 ORDER BY m.initiative_id, m.on_day, m.id",
    },
];
