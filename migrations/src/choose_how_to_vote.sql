-- Officers choose how people vote and how it is counted.
ALTER TABLE boards ADD COLUMN ballot_kind TEXT NOT NULL DEFAULT 'approval'
    CHECK (ballot_kind IN ('approval', 'choose_one', 'points', 'ranking', 'knapsack'))
--;
ALTER TABLE boards ADD COLUMN ballot_points INTEGER CHECK (ballot_points > 0)
--;
ALTER TABLE boards ADD COLUMN counting_rule TEXT NOT NULL DEFAULT 'greedy'
    CHECK (counting_rule IN ('equal_shares', 'equal_shares_per_initiative', 'greedy', 'greedy_per_cost', 'phragmen',
    'most_voted', 'borda', 'instant_runoff', 'schulze'))
--;
UPDATE boards SET counting_rule = 'most_voted' WHERE budget_cents IS NULL
--;
-- The votes or points that an initiative needs at least.
ALTER TABLE boards ADD COLUMN minimum_score INTEGER CHECK (minimum_score > 0)
--;
-- SHA-256 of the rules with what stands on the ballot; written when voting begins.
ALTER TABLE boards ADD COLUMN rulebook_hash TEXT
--;
-- Where the cost of an option comes from.
ALTER TABLE ballot_options ADD COLUMN cost_basis TEXT NOT NULL DEFAULT 'office'
    CHECK (cost_basis IN ('checked', 'office', 'proposer', 'missing'))
--;
-- The office's cost counts as checked since then; none where it is only an estimate.
ALTER TABLE initiatives ADD COLUMN cost_checked_at BIGINT
--;
ALTER TABLE initiatives ADD COLUMN cost_checked_by {uuid} REFERENCES participants (id)
--;
-- Groups of initiatives of which one at the most is carried out.
CREATE TABLE exclusions (
    id {uuid} PRIMARY KEY,
    board_id {uuid} NOT NULL REFERENCES boards (id),
    created_by {uuid} REFERENCES participants (id),
    created_at BIGINT NOT NULL
)
--;
CREATE INDEX exclusions_board ON exclusions (board_id)
--;
CREATE TABLE exclusion_initiatives (
    exclusion_id {uuid} NOT NULL REFERENCES exclusions (id),
    initiative_id {uuid} NOT NULL REFERENCES initiatives (id),
    PRIMARY KEY (exclusion_id, initiative_id)
)
