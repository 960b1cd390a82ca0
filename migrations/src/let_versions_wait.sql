-- Only versions that go before a moderator have an id; what they propose beside the text is kept with them.
ALTER TABLE revisions ADD COLUMN id {uuid}
--;
ALTER TABLE revisions ADD COLUMN standing TEXT NOT NULL DEFAULT 'stands'
    CHECK (standing IN ('stands', 'waiting', 'returned', 'hidden', 'replaced', 'given_up', 'lapsed'))
--;
ALTER TABLE revisions ADD COLUMN theme TEXT
--;
ALTER TABLE revisions ADD COLUMN territory_id {uuid} REFERENCES territories (id)
--;
CREATE UNIQUE INDEX revisions_id ON revisions (id)
--;
CREATE UNIQUE INDEX revisions_waiting ON revisions (initiative_id) WHERE standing = 'waiting'
--;
-- Why a case was closed where nobody decided; a decision is in the log.
ALTER TABLE moderation_cases ADD COLUMN closing TEXT CHECK (closing IN ('withdrawn', 'replaced', 'lapsed'))
--;
CREATE INDEX moderation_cases_board ON moderation_cases (board_id, closed_at) WHERE closing IS NOT NULL
--;
{sqlite} CREATE TRIGGER moderation_decisions_listed BEFORE INSERT ON moderation_decisions
WHEN NEW.reason NOT IN ('follows_rules', 'needs_detail', 'unreadable', 'duplicate', 'off_topic', 'not_ours',
    'personal_data', 'insult', 'hate', 'false_claim', 'advertising') BEGIN
    SELECT RAISE (ABORT, 'the reason is not on the published list');
END
--;
{postgres} ALTER TABLE moderation_decisions ADD CONSTRAINT moderation_decisions_listed
    CHECK (reason IN ('follows_rules', 'needs_detail', 'unreadable', 'duplicate', 'off_topic', 'not_ours',
    'personal_data', 'insult', 'hate', 'false_claim', 'advertising'))
