-- A table with its rulebook. All its texts, agendas and minutes are in its language.
CREATE TABLE tables (
    id {uuid} PRIMARY KEY,
    territory_id {uuid} NOT NULL REFERENCES territories (id),
    name TEXT NOT NULL,
    mandate TEXT NOT NULL,
    language TEXT NOT NULL,
    notice_days INTEGER NOT NULL CHECK (notice_days BETWEEN 0 AND 60),
    quorum_percent INTEGER NOT NULL CHECK (quorum_percent BETWEEN 1 AND 100),
    deciding TEXT NOT NULL CHECK (deciding IN ('concertation', 'majority')),
    alternates BOOLEAN NOT NULL,
    chaired_by TEXT,
    -- How many sessions were convened: the number of the last one.
    sessions INTEGER NOT NULL DEFAULT 0,
    created_by {uuid} REFERENCES participants (id),
    created_at BIGINT NOT NULL
)
--;
CREATE UNIQUE INDEX tables_name ON tables (name)
--;
CREATE INDEX tables_territory ON tables (territory_id)
--;
-- The fewest held seats that the rulebook asks for, of a kind or of a constituency.
CREATE TABLE table_minimums (
    table_id {uuid} NOT NULL REFERENCES tables (id),
    measure TEXT NOT NULL CHECK (measure IN ('kind', 'constituency')),
    word TEXT NOT NULL,
    seats INTEGER NOT NULL CHECK (seats > 0),
    PRIMARY KEY (table_id, measure, word)
)
--;
-- Kind and constituency never change: past decisions were counted by them. A seat that is taken away keeps its row.
CREATE TABLE table_seats (
    id {uuid} PRIMARY KEY,
    table_id {uuid} NOT NULL REFERENCES tables (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    constituency TEXT REFERENCES constituencies (key),
    label TEXT,
    ended_on INTEGER,
    created_at BIGINT NOT NULL,
    CHECK ((kind = 'guest') = (constituency IS NULL))
)
--;
CREATE INDEX table_seats_table ON table_seats (table_id, position)
--;
-- Who holds a seat from day to day, both included.
CREATE TABLE table_mandates (
    id {uuid} PRIMARY KEY,
    seat_id {uuid} NOT NULL REFERENCES table_seats (id),
    organisation_id {uuid} REFERENCES organisations (id),
    participant_id {uuid} REFERENCES participants (id),
    substitute_organisation_id {uuid} REFERENCES organisations (id),
    substitute_participant_id {uuid} REFERENCES participants (id),
    from_day INTEGER NOT NULL,
    to_day INTEGER,
    CHECK ((organisation_id IS NULL) <> (participant_id IS NULL)),
    CHECK (substitute_organisation_id IS NULL OR substitute_participant_id IS NULL),
    CHECK (to_day IS NULL OR to_day >= from_day)
)
--;
CREATE INDEX table_mandates_seat ON table_mandates (seat_id, from_day)
--;
-- What of a meeting belongs to a session of a table only; the terms are those of the rulebook on the day of convocation.
CREATE TABLE table_sessions (
    meeting_id {uuid} PRIMARY KEY REFERENCES meetings (id),
    table_id {uuid} NOT NULL REFERENCES tables (id),
    number INTEGER NOT NULL,
    convened_at BIGINT NOT NULL,
    urgent_reason TEXT,
    notice_days INTEGER NOT NULL,
    quorum_percent INTEGER NOT NULL,
    deciding TEXT NOT NULL,
    alternates BOOLEAN NOT NULL,
    opened_at BIGINT,
    closed_at BIGINT,
    approved_at BIGINT,
    approved_in {uuid} REFERENCES table_sessions (meeting_id),
    minutes TEXT NOT NULL DEFAULT '',
    minutes_version INTEGER NOT NULL DEFAULT 0,
    CHECK ((approved_at IS NULL) = (approved_in IS NULL)),
    CONSTRAINT table_sessions_number UNIQUE (table_id, number)
)
--;
CREATE TABLE table_items (
    id {uuid} PRIMARY KEY,
    meeting_id {uuid} NOT NULL REFERENCES table_sessions (meeting_id),
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    subject_kind TEXT,
    subject_id {uuid},
    urgent_reason TEXT,
    confidential_reason TEXT,
    minutes TEXT NOT NULL DEFAULT '',
    minutes_version INTEGER NOT NULL DEFAULT 0,
    CHECK ((subject_kind IS NULL) = (subject_id IS NULL))
)
--;
CREATE INDEX table_items_session ON table_items (meeting_id, position)
--;
CREATE INDEX table_items_subject ON table_items (subject_id) WHERE subject_id IS NOT NULL
--;
CREATE TABLE table_presences (
    meeting_id {uuid} NOT NULL REFERENCES table_sessions (meeting_id),
    seat_id {uuid} NOT NULL REFERENCES table_seats (id),
    sits TEXT NOT NULL CHECK (sits IN ('holder', 'substitute')),
    PRIMARY KEY (meeting_id, seat_id)
)
--;
CREATE TABLE table_resolutions (
    id {uuid} PRIMARY KEY,
    item_id {uuid} NOT NULL REFERENCES table_items (id),
    text TEXT NOT NULL,
    put_at BIGINT NOT NULL,
    decided_at BIGINT,
    outcome TEXT CHECK (outcome IN ('passed', 'not_passed')),
    CHECK ((decided_at IS NULL) = (outcome IS NULL))
)
--;
CREATE INDEX table_resolutions_item ON table_resolutions (item_id, id)
--;
CREATE TABLE table_voices (
    resolution_id {uuid} NOT NULL REFERENCES table_resolutions (id),
    seat_id {uuid} NOT NULL REFERENCES table_seats (id),
    voice TEXT NOT NULL CHECK (voice IN ('consents', 'objects', 'abstains')),
    reasons TEXT,
    said_by {uuid} REFERENCES participants (id),
    said_at BIGINT NOT NULL,
    PRIMARY KEY (resolution_id, seat_id)
)
--;
CREATE TABLE table_commitments (
    id {uuid} PRIMARY KEY,
    table_id {uuid} NOT NULL REFERENCES tables (id),
    resolution_id {uuid} NOT NULL REFERENCES table_resolutions (id),
    text TEXT NOT NULL,
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    due_day INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'kept', 'dropped')),
    note TEXT,
    settled_at BIGINT,
    created_at BIGINT NOT NULL,
    CHECK ((state = 'open') = (settled_at IS NULL))
)
--;
CREATE INDEX table_commitments_table ON table_commitments (table_id, due_day)
--;
CREATE INDEX table_commitments_resolution ON table_commitments (resolution_id)
--;
CREATE INDEX table_commitments_open ON table_commitments (due_day) WHERE state = 'open'
--;
CREATE INDEX table_commitments_organisation ON table_commitments (organisation_id, due_day)
