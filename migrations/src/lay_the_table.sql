-- Instants are UTC milliseconds, days are days since 1970, money is cents, enums are text.
CREATE TABLE territories (
    id {uuid} PRIMARY KEY,
    istat_code TEXT NOT NULL CONSTRAINT territories_istat_code UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('province', 'municipality')),
    name TEXT NOT NULL,
    region TEXT NOT NULL,
    within {uuid} REFERENCES territories (id)
)
--;
CREATE INDEX territories_within ON territories (within, name)
--;
CREATE TABLE constituencies (
    key TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    glyph TEXT NOT NULL CHECK (glyph IN ('circle', 'triangle', 'square', 'diamond'))
)
--;
CREATE TABLE constituency_names (
    constituency TEXT NOT NULL REFERENCES constituencies (key),
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (constituency, language)
)
--;
INSERT INTO constituencies (key, position, glyph) VALUES
    ('third_country_citizens', 1, 'circle'),
    ('third_sector', 2, 'triangle'),
    ('public_bodies', 3, 'square'),
    ('local_community', 4, 'diamond')
--;
INSERT INTO constituency_names (constituency, language, name) VALUES
    ('third_country_citizens', 'it', 'Cittadini di Paesi terzi'),
    ('third_sector', 'it', 'Terzo settore'),
    ('public_bodies', 'it', 'Enti pubblici'),
    ('local_community', 'it', 'Comunità locale'),
    ('third_country_citizens', 'en', 'Third-country citizens'),
    ('third_sector', 'en', 'Third sector'),
    ('public_bodies', 'en', 'Public bodies'),
    ('local_community', 'en', 'Local community'),
    ('third_country_citizens', 'ar', 'مواطنو البلدان الثالثة'),
    ('third_sector', 'ar', 'القطاع الثالث'),
    ('public_bodies', 'ar', 'الهيئات العامة'),
    ('local_community', 'ar', 'المجتمع المحلي')
--;
CREATE TABLE organisations (
    id {uuid} PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    constituency TEXT REFERENCES constituencies (key),
    territory_id {uuid} REFERENCES territories (id),
    role_in_project TEXT,
    description TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT 'it',
    runts_number TEXT,
    website TEXT,
    created_at BIGINT NOT NULL
)
--;
CREATE UNIQUE INDEX organisations_name ON organisations (name)
--;
CREATE TABLE participants (
    id {uuid} PRIMARY KEY,
    pseudonym TEXT NOT NULL,
    language TEXT NOT NULL,
    constituency TEXT REFERENCES constituencies (key),
    channel TEXT NOT NULL,
    email TEXT CONSTRAINT participants_email UNIQUE,
    password_hash TEXT,
    card_hash TEXT CONSTRAINT participants_card_hash UNIQUE,
    suspended_at BIGINT,
    created_at BIGINT NOT NULL,
    looked_at BIGINT
)
--;
CREATE INDEX participants_created ON participants (created_at, id)
--;
CREATE TABLE grants (
    participant_id {uuid} NOT NULL REFERENCES participants (id),
    role TEXT NOT NULL CHECK (role IN ('mediator', 'moderator', 'officer', 'partner', 'administrator')),
    territory_id {uuid} REFERENCES territories (id),
    granted_by {uuid},
    granted_at BIGINT NOT NULL
)
--;
CREATE UNIQUE INDEX grants_everywhere ON grants (participant_id, role) WHERE territory_id IS NULL
--;
CREATE UNIQUE INDEX grants_territory ON grants (participant_id, role, territory_id) WHERE territory_id IS NOT NULL
--;
CREATE TABLE memberships (
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    participant_id {uuid} NOT NULL REFERENCES participants (id),
    since BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, participant_id)
)
--;
CREATE INDEX memberships_participant ON memberships (participant_id)
--;
CREATE TABLE staff_invitations (
    id {uuid} PRIMARY KEY,
    token_hash TEXT NOT NULL CONSTRAINT staff_invitations_token UNIQUE,
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    territory_id {uuid} REFERENCES territories (id),
    organisation_id {uuid} REFERENCES organisations (id),
    -- Nobody where the command line invited the first administrator.
    invited_by {uuid} REFERENCES participants (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
)
--;
CREATE TABLE invitation_batches (
    id {uuid} PRIMARY KEY,
    label TEXT NOT NULL,
    territory_id {uuid} NOT NULL REFERENCES territories (id),
    organisation_id {uuid} REFERENCES organisations (id),
    size INTEGER NOT NULL,
    used INTEGER NOT NULL DEFAULT 0,
    created_by {uuid} NOT NULL REFERENCES participants (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
)
--;
CREATE INDEX invitation_batches_created ON invitation_batches (created_at, id)
--;
-- Which account came out of which code is not kept: whoever handed the card out cannot find the pseudonym.
CREATE TABLE invitation_codes (
    code_hash TEXT PRIMARY KEY,
    batch_id {uuid} NOT NULL REFERENCES invitation_batches (id),
    used BOOLEAN NOT NULL DEFAULT FALSE
)
--;
CREATE INDEX invitation_codes_batch ON invitation_codes (batch_id)
--;
CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    participant_id {uuid} REFERENCES participants (id),
    data TEXT NOT NULL,
    expires_at BIGINT NOT NULL
)
--;
CREATE INDEX sessions_participant ON sessions (participant_id)
--;
CREATE INDEX sessions_expires ON sessions (expires_at)
--;
-- Keys with which this house marks what it must recognise and must not know.
CREATE TABLE house_keys (
    name TEXT PRIMARY KEY,
    key TEXT NOT NULL
)
--;
{sqlite} INSERT INTO house_keys (name, key) VALUES ('attempts', lower(hex(randomblob(32))))
--;
{postgres} INSERT INTO house_keys (name, key) VALUES ('attempts', replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''))
--;
CREATE TABLE attempts (
    purpose TEXT NOT NULL,
    who TEXT NOT NULL,
    since BIGINT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (purpose, who)
)
--;
CREATE TABLE boards (
    id {uuid} PRIMARY KEY,
    territory_id {uuid} NOT NULL REFERENCES territories (id),
    organisation_id {uuid} REFERENCES organisations (id),
    theme TEXT NOT NULL,
    language TEXT NOT NULL,
    moderation TEXT NOT NULL CHECK (moderation IN ('before', 'after')),
    answer_days INTEGER NOT NULL CHECK (answer_days BETWEEN 1 AND 365),
    budget_cents BIGINT CHECK (budget_cents > 0),
    ballot_maximum INTEGER CHECK (ballot_maximum > 0),
    winners_maximum INTEGER CHECK (winners_maximum > 0),
    rules_hash TEXT,
    opened_at BIGINT,
    proposing_at BIGINT NOT NULL,
    co_design_at BIGINT NOT NULL,
    voting_at BIGINT,
    decided_at BIGINT NOT NULL,
    follow_up_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    counted_at BIGINT,
    initiatives INTEGER NOT NULL DEFAULT 0,
    participants INTEGER NOT NULL DEFAULT 0,
    ballots INTEGER NOT NULL DEFAULT 0,
    imported_from TEXT,
    created_by {uuid} REFERENCES participants (id),
    created_at BIGINT NOT NULL
)
--;
CREATE INDEX boards_opened ON boards (opened_at, id)
--;
CREATE INDEX boards_territory ON boards (territory_id, opened_at)
--;
CREATE TABLE board_texts (
    board_id {uuid} NOT NULL REFERENCES boards (id),
    language TEXT NOT NULL,
    question TEXT NOT NULL,
    description TEXT NOT NULL,
    PRIMARY KEY (board_id, language)
)
--;
CREATE TABLE board_constituencies (
    board_id {uuid} NOT NULL REFERENCES boards (id),
    constituency TEXT NOT NULL REFERENCES constituencies (key),
    participants INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (board_id, constituency)
)
--;
-- Who has done something on a board, once each: the seats around the table count from here.
CREATE TABLE board_participants (
    board_id {uuid} NOT NULL REFERENCES boards (id),
    participant_id {uuid} NOT NULL REFERENCES participants (id),
    constituency TEXT REFERENCES constituencies (key),
    organisation_id {uuid} REFERENCES organisations (id),
    since BIGINT NOT NULL,
    PRIMARY KEY (board_id, participant_id)
)
--;
CREATE TABLE initiatives (
    number {serial},
    id {uuid} NOT NULL CONSTRAINT initiatives_id UNIQUE,
    board_id {uuid} NOT NULL REFERENCES boards (id),
    territory_id {uuid} NOT NULL REFERENCES territories (id),
    organisation_id {uuid} REFERENCES organisations (id),
    theme TEXT NOT NULL,
    state TEXT NOT NULL,
    state_reason TEXT,
    merged_into {uuid} REFERENCES initiatives (id),
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    place TEXT,
    cost_cents BIGINT CHECK (cost_cents >= 0),
    officer_cost_cents BIGINT CHECK (officer_cost_cents >= 0),
    revision INTEGER NOT NULL DEFAULT 1,
    created_by {uuid} REFERENCES participants (id),
    created_at BIGINT NOT NULL,
    submitted_at BIGINT,
    published_at BIGINT,
    answered_at BIGINT,
    changed_at BIGINT NOT NULL,
    supports INTEGER NOT NULL DEFAULT 0,
    doubts INTEGER NOT NULL DEFAULT 0,
    passes INTEGER NOT NULL DEFAULT 0,
    pledges INTEGER NOT NULL DEFAULT 0,
    comments INTEGER NOT NULL DEFAULT 0,
    -- What the lists show is what everybody may see; kept beside the state so that an index can serve it.
    is_public BOOLEAN NOT NULL DEFAULT FALSE,
    search TEXT NOT NULL,
    imported_key TEXT
)
--;
CREATE INDEX initiatives_newest ON initiatives (board_id, is_public, published_at, id)
--;
CREATE INDEX initiatives_theme ON initiatives (board_id, is_public, theme, published_at, id)
--;
CREATE INDEX initiatives_language ON initiatives (board_id, is_public, language, published_at, id)
--;
CREATE INDEX initiatives_supported ON initiatives (board_id, is_public, supports, id)
--;
CREATE INDEX initiatives_heard ON initiatives (board_id, is_public, (supports + doubts + passes), id)
--;
CREATE INDEX initiatives_organisation ON initiatives (organisation_id, board_id, is_public)
--;
CREATE INDEX initiatives_state ON initiatives (board_id, is_public, state, published_at, id)
--;
CREATE INDEX initiatives_author ON initiatives (created_by, changed_at)
--;
CREATE INDEX initiatives_answer_due ON initiatives (state, answered_at, published_at)
--;
{sqlite} CREATE VIRTUAL TABLE initiatives_search USING fts5 (search, content = 'initiatives', content_rowid = 'number', tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'", prefix = '2 3')
--;
{sqlite} CREATE TRIGGER initiatives_search_insert AFTER INSERT ON initiatives BEGIN
    INSERT INTO initiatives_search (rowid, search) VALUES (new.number, new.search);
END
--;
{sqlite} CREATE TRIGGER initiatives_search_update AFTER UPDATE OF search ON initiatives BEGIN
    INSERT INTO initiatives_search (initiatives_search, rowid, search) VALUES ('delete', old.number, old.search);
    INSERT INTO initiatives_search (rowid, search) VALUES (new.number, new.search);
END
--;
{sqlite} CREATE TRIGGER initiatives_search_delete AFTER DELETE ON initiatives BEGIN
    INSERT INTO initiatives_search (initiatives_search, rowid, search) VALUES ('delete', old.number, old.search);
END
--;
{postgres} CREATE INDEX initiatives_search ON initiatives USING gin (to_tsvector('simple', search))
--;
-- The stances per constituency, kept in the transaction of each stance.
CREATE TABLE initiative_tallies (
    initiative_id {uuid} NOT NULL REFERENCES initiatives (id),
    constituency TEXT NOT NULL,
    supports INTEGER NOT NULL DEFAULT 0,
    doubts INTEGER NOT NULL DEFAULT 0,
    passes INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (initiative_id, constituency)
)
--;
CREATE TABLE initiative_authors (
    initiative_id {uuid} NOT NULL REFERENCES initiatives (id),
    participant_id {uuid} NOT NULL REFERENCES participants (id),
    position INTEGER NOT NULL,
    consent TEXT NOT NULL CHECK (consent IN ('given', 'declined')),
    since BIGINT NOT NULL,
    PRIMARY KEY (initiative_id, participant_id)
)
--;
CREATE INDEX initiative_authors_participant ON initiative_authors (participant_id, consent)
--;
-- Links with which an author asks somebody to be one too; each serves once.
CREATE TABLE author_invitations (
    token_hash TEXT PRIMARY KEY,
    initiative_id {uuid} NOT NULL REFERENCES initiatives (id),
    invited_by {uuid} NOT NULL REFERENCES participants (id),
    expires_at BIGINT NOT NULL,
    used_at BIGINT
)
--;
CREATE TABLE revisions (
    initiative_id {uuid} NOT NULL REFERENCES initiatives (id),
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    language TEXT NOT NULL,
    place TEXT,
    cost_cents BIGINT,
    note TEXT,
    created_by {uuid},
    created_at BIGINT NOT NULL,
    PRIMARY KEY (initiative_id, number)
)
--;
CREATE TABLE stances (
    subject_id {uuid} NOT NULL,
    participant_id {uuid} NOT NULL REFERENCES participants (id),
    constituency TEXT,
    stance TEXT NOT NULL CHECK (stance IN ('support', 'doubt', 'pass')),
    taken_at BIGINT NOT NULL,
    PRIMARY KEY (subject_id, participant_id)
)
--;
CREATE INDEX stances_participant ON stances (participant_id, taken_at)
--;
CREATE TABLE pledges (
    id {uuid} PRIMARY KEY,
    subject_id {uuid} NOT NULL,
    participant_id {uuid} NOT NULL REFERENCES participants (id),
    organisation_id {uuid} REFERENCES organisations (id),
    kind TEXT NOT NULL CHECK (kind IN ('time', 'skills', 'space', 'materials', 'translation')),
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'published', 'hidden', 'withdrawn')),
    created_at BIGINT NOT NULL
)
--;
CREATE INDEX pledges_subject ON pledges (subject_id, id)
--;
CREATE INDEX pledges_participant ON pledges (participant_id, created_at)
--;
CREATE TABLE comments (
    id {uuid} PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id {uuid} NOT NULL,
    thread_id {uuid} NOT NULL,
    parent_id {uuid} REFERENCES comments (id),
    participant_id {uuid} NOT NULL REFERENCES participants (id),
    organisation_id {uuid} REFERENCES organisations (id),
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'published', 'hidden', 'withdrawn')),
    created_at BIGINT NOT NULL
)
--;
CREATE INDEX comments_subject ON comments (subject_id, thread_id, id)
--;
CREATE INDEX comments_threads ON comments (subject_id, id) WHERE parent_id IS NULL
--;
CREATE INDEX comments_participant ON comments (participant_id, created_at)
--;
CREATE TABLE follows (
    subject_kind TEXT NOT NULL,
    subject_id {uuid} NOT NULL,
    participant_id {uuid} NOT NULL REFERENCES participants (id),
    since BIGINT NOT NULL,
    PRIMARY KEY (participant_id, subject_id)
)
--;
CREATE INDEX follows_subject ON follows (subject_id)
--;
-- One case for each thing that waits for a moderator; reports of the same thing join its open case.
CREATE TABLE moderation_cases (
    id {uuid} PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id {uuid} NOT NULL,
    board_id {uuid} NOT NULL REFERENCES boards (id),
    territory_id {uuid} NOT NULL REFERENCES territories (id),
    author_id {uuid} REFERENCES participants (id),
    origin TEXT NOT NULL CHECK (origin IN ('submission', 'report')),
    reports INTEGER NOT NULL DEFAULT 0,
    excerpt TEXT NOT NULL,
    language TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    closed_at BIGINT
)
--;
CREATE UNIQUE INDEX moderation_cases_open ON moderation_cases (subject_id) WHERE closed_at IS NULL
--;
CREATE INDEX moderation_cases_queue ON moderation_cases (closed_at, opened_at, id)
--;
CREATE TABLE reports (
    case_id {uuid} NOT NULL REFERENCES moderation_cases (id),
    participant_id {uuid} NOT NULL REFERENCES participants (id),
    reason TEXT NOT NULL,
    note TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (case_id, participant_id)
)
--;
CREATE TABLE moderation_decisions (
    id {uuid} PRIMARY KEY,
    case_id {uuid} NOT NULL REFERENCES moderation_cases (id),
    subject_kind TEXT NOT NULL,
    subject_id {uuid} NOT NULL,
    board_id {uuid} NOT NULL REFERENCES boards (id),
    verdict TEXT NOT NULL CHECK (verdict IN ('publish', 'keep', 'return', 'hide')),
    reason TEXT NOT NULL CONSTRAINT moderation_decisions_reason CHECK (length(trim(reason)) > 0),
    message TEXT,
    message_language TEXT,
    -- The state of the text before the decision, which a successful appeal brings back.
    state_before TEXT NOT NULL,
    decided_by {uuid} NOT NULL REFERENCES participants (id),
    author_id {uuid} REFERENCES participants (id),
    decided_at BIGINT NOT NULL
)
--;
CREATE INDEX moderation_decisions_board ON moderation_decisions (board_id, decided_at)
--;
CREATE INDEX moderation_decisions_author ON moderation_decisions (author_id, decided_at)
--;
CREATE INDEX moderation_decisions_subject ON moderation_decisions (subject_id, decided_at)
--;
{sqlite} CREATE TRIGGER moderation_decisions_stay BEFORE UPDATE ON moderation_decisions BEGIN
    SELECT RAISE (ABORT, 'the moderation log is append-only');
END
--;
{sqlite} CREATE TRIGGER moderation_decisions_keep BEFORE DELETE ON moderation_decisions BEGIN
    SELECT RAISE (ABORT, 'the moderation log is append-only');
END
--;
{postgres} CREATE FUNCTION refuse_change () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$
--;
{postgres} CREATE TRIGGER moderation_decisions_stay BEFORE UPDATE OR DELETE ON moderation_decisions FOR EACH ROW EXECUTE FUNCTION refuse_change ()
--;
CREATE TABLE appeals (
    decision_id {uuid} PRIMARY KEY REFERENCES moderation_decisions (id),
    board_id {uuid} NOT NULL REFERENCES boards (id),
    territory_id {uuid} NOT NULL REFERENCES territories (id),
    participant_id {uuid} NOT NULL REFERENCES participants (id),
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    outcome TEXT CHECK (outcome IN ('upheld', 'overturned')),
    reasons TEXT,
    reasons_language TEXT,
    decided_by {uuid} REFERENCES participants (id),
    decided_at BIGINT
)
--;
CREATE INDEX appeals_open ON appeals (decided_at, created_at)
--;
CREATE TABLE official_answers (
    initiative_id {uuid} PRIMARY KEY REFERENCES initiatives (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'accepted_in_part', 'not_accepted')),
    reasons TEXT NOT NULL,
    language TEXT NOT NULL,
    cost_cents BIGINT CHECK (cost_cents >= 0),
    office TEXT NOT NULL,
    answered_by {uuid} REFERENCES participants (id),
    answered_at BIGINT NOT NULL,
    days_taken INTEGER NOT NULL,
    amended_at BIGINT
)
--;
CREATE TABLE milestones (
    id {uuid} PRIMARY KEY,
    initiative_id {uuid} NOT NULL REFERENCES initiatives (id),
    on_day INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    done BOOLEAN NOT NULL,
    created_by {uuid} REFERENCES participants (id),
    created_at BIGINT NOT NULL
)
--;
CREATE INDEX milestones_initiative ON milestones (initiative_id, on_day)
--;
-- What stands on a board's ballot, numbered from 1 in the order of the initiatives' ids.
CREATE TABLE ballot_options (
    board_id {uuid} NOT NULL REFERENCES boards (id),
    number INTEGER NOT NULL,
    initiative_id {uuid} NOT NULL REFERENCES initiatives (id),
    cost_cents BIGINT NOT NULL CHECK (cost_cents >= 0),
    PRIMARY KEY (board_id, number)
)
--;
CREATE UNIQUE INDEX ballot_options_initiative ON ballot_options (initiative_id)
--;
-- One ballot per voter; the voter is a participant's id, or a random id for the voter of an imported file.
CREATE TABLE ballots (
    board_id {uuid} NOT NULL REFERENCES boards (id),
    voter_id {uuid} NOT NULL,
    constituency TEXT,
    -- The numbers of the chosen options in ascending order, separated by commas; points follow a colon.
    choices TEXT NOT NULL,
    cast_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (board_id, voter_id)
)
--;
CREATE TABLE results (
    board_id {uuid} PRIMARY KEY REFERENCES boards (id),
    counted_at BIGINT NOT NULL,
    ballots INTEGER NOT NULL,
    outcome TEXT NOT NULL
)
--;
-- The record of what was done: the trace of each change, and what followers are told.
CREATE TABLE activity (
    id {uuid} PRIMARY KEY,
    at BIGINT NOT NULL,
    deed TEXT NOT NULL,
    actor_id {uuid},
    board_id {uuid},
    subject_kind TEXT,
    subject_id {uuid},
    detail TEXT
)
--;
CREATE INDEX activity_subject ON activity (subject_id, at)
--;
CREATE INDEX activity_board ON activity (board_id, at)
--;
CREATE INDEX activity_at ON activity (at)
--;
-- Counters by day for the dashboards, kept in the transaction of each deed. An empty text means "not stated".
CREATE TABLE daily_counts (
    board_id {uuid} NOT NULL REFERENCES boards (id),
    day INTEGER NOT NULL,
    measure TEXT NOT NULL,
    constituency TEXT NOT NULL DEFAULT '',
    theme TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    channel TEXT NOT NULL DEFAULT '',
    count BIGINT NOT NULL,
    PRIMARY KEY (board_id, day, measure, constituency, theme, language, channel)
)
