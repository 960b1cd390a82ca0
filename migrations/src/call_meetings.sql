-- A meeting; `starts_at` and `ends_at` are those of its first and last date, `minutes` is the length of all. `programme`
-- and `decisions` are lists in JSON, always read and written as a whole. `taken` are the seats that people hold.
CREATE TABLE meetings (
    number {serial},
    id {uuid} NOT NULL CONSTRAINT meetings_id UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('laboratory', 'workshop', 'assembly', 'table_session')),
    state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'cancelled')),
    state_reason TEXT,
    territory_id {uuid} NOT NULL REFERENCES territories (id),
    theme TEXT,
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    place TEXT,
    address TEXT,
    directions TEXT,
    accessibility TEXT,
    link TEXT,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    minutes INTEGER NOT NULL,
    childcare BOOLEAN NOT NULL,
    entry TEXT NOT NULL CHECK (entry IN ('none', 'open', 'approval')),
    capacity INTEGER CHECK (capacity > 0),
    companions INTEGER NOT NULL CHECK (companions >= 0),
    closes_at BIGINT,
    taken INTEGER NOT NULL DEFAULT 0,
    waiting INTEGER NOT NULL DEFAULT 0,
    programme TEXT NOT NULL DEFAULT '[]',
    programme_at BIGINT,
    outcome TEXT,
    outcome_language TEXT,
    decisions TEXT NOT NULL DEFAULT '[]',
    outcome_at BIGINT,
    -- How often what a calendar shows was changed.
    changes INTEGER NOT NULL DEFAULT 0,
    created_by {uuid} REFERENCES participants (id),
    created_at BIGINT NOT NULL,
    published_at BIGINT,
    CONSTRAINT meetings_seats CHECK (taken >= 0 AND (capacity IS NULL OR taken <= capacity))
)
--;
CREATE INDEX meetings_start ON meetings (starts_at, id)
--;
CREATE INDEX meetings_end ON meetings (ends_at)
--;
CREATE INDEX meetings_territory ON meetings (territory_id, starts_at, id)
--;
-- The dates of a meeting, each with the code that is shown in the room.
CREATE TABLE meeting_dates (
    id {uuid} PRIMARY KEY,
    meeting_id {uuid} NOT NULL REFERENCES meetings (id),
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL CHECK (ends_at > starts_at),
    code TEXT NOT NULL
)
--;
CREATE INDEX meeting_dates_meeting ON meeting_dates (meeting_id, starts_at)
--;
CREATE INDEX meeting_dates_start ON meeting_dates (starts_at)
--;
CREATE TABLE meeting_organisers (
    meeting_id {uuid} NOT NULL REFERENCES meetings (id),
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (meeting_id, organisation_id)
)
--;
CREATE INDEX meeting_organisers_organisation ON meeting_organisers (organisation_id, meeting_id)
--;
-- Languages in which one can take part: spoken by those who hold the meeting, interpreted or mediated.
CREATE TABLE meeting_languages (
    meeting_id {uuid} NOT NULL REFERENCES meetings (id),
    language TEXT NOT NULL,
    help TEXT NOT NULL CHECK (help IN ('spoken', 'interpreter', 'mediator')),
    confirmed BOOLEAN NOT NULL,
    PRIMARY KEY (meeting_id, language, help)
)
--;
-- Seats that are kept for a constituency or for an organisation.
CREATE TABLE meeting_quotas (
    meeting_id {uuid} NOT NULL REFERENCES meetings (id),
    position INTEGER NOT NULL,
    constituency TEXT REFERENCES constituencies (key),
    organisation_id {uuid} REFERENCES organisations (id),
    seats INTEGER NOT NULL CHECK (seats > 0),
    PRIMARY KEY (meeting_id, position),
    CHECK ((constituency IS NULL) <> (organisation_id IS NULL))
)
--;
-- Who wants to come: a person with an account, or whom an organiser wrote down under a label.
CREATE TABLE meeting_registrations (
    id {uuid} PRIMARY KEY,
    meeting_id {uuid} NOT NULL REFERENCES meetings (id),
    participant_id {uuid} REFERENCES participants (id),
    label TEXT,
    constituency TEXT REFERENCES constituencies (key),
    organisation_id {uuid} REFERENCES organisations (id),
    companions INTEGER NOT NULL CHECK (companions >= 0),
    state TEXT NOT NULL
        CHECK (state IN ('asked', 'declined', 'confirmed', 'waiting', 'offered', 'lapsed', 'cancelled')),
    queued_at BIGINT NOT NULL,
    offered_until BIGINT,
    -- Whether the form after the meeting was filled in; what was answered is kept apart.
    answered BOOLEAN NOT NULL DEFAULT FALSE,
    CHECK ((participant_id IS NULL) <> (label IS NULL)),
    CHECK ((state = 'offered') = (offered_until IS NOT NULL))
)
--;
CREATE UNIQUE INDEX meeting_registrations_participant ON meeting_registrations (participant_id, meeting_id)
    WHERE participant_id IS NOT NULL
--;
CREATE INDEX meeting_registrations_queue ON meeting_registrations (meeting_id, state, queued_at, id)
--;
CREATE INDEX meeting_registrations_offers ON meeting_registrations (offered_until) WHERE offered_until IS NOT NULL
--;
-- What people need to take part: for the organisers, and only until thirty days after the meeting.
CREATE TABLE meeting_needs (
    registration_id {uuid} PRIMARY KEY REFERENCES meeting_registrations (id),
    language TEXT,
    accessibility TEXT,
    children INTEGER NOT NULL CHECK (children >= 0),
    note TEXT
)
--;
CREATE TABLE meeting_presences (
    date_id {uuid} NOT NULL REFERENCES meeting_dates (id),
    registration_id {uuid} NOT NULL REFERENCES meeting_registrations (id),
    noted_at BIGINT NOT NULL,
    noted_by TEXT NOT NULL CHECK (noted_by IN ('code', 'list')),
    PRIMARY KEY (date_id, registration_id)
)
--;
CREATE INDEX meeting_presences_registration ON meeting_presences (registration_id)
--;
-- Certificates of attendance. A name stands on one only where the person chose her pseudonym.
CREATE TABLE meeting_certificates (
    code TEXT PRIMARY KEY,
    registration_id {uuid} NOT NULL CONSTRAINT meeting_certificates_registration UNIQUE
        REFERENCES meeting_registrations (id),
    pseudonym TEXT,
    issued_at BIGINT NOT NULL
)
--;
-- The form after the meeting: only how often each answer was given.
CREATE TABLE meeting_answers (
    meeting_id {uuid} NOT NULL REFERENCES meetings (id),
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (meeting_id, question, answer)
)
--;
-- The private address of a person's calendar; another one is made to revoke it.
CREATE TABLE meeting_calendars (
    participant_id {uuid} PRIMARY KEY REFERENCES participants (id),
    token TEXT NOT NULL CONSTRAINT meeting_calendars_token UNIQUE,
    created_at BIGINT NOT NULL
)
--;
-- In which meeting an initiative was born. (Below: the key of links that let somebody do one thing without coming in.)
CREATE TABLE meeting_initiatives (
    initiative_id {uuid} PRIMARY KEY REFERENCES initiatives (id),
    meeting_id {uuid} NOT NULL REFERENCES meetings (id),
    named_by {uuid} REFERENCES participants (id),
    named_at BIGINT NOT NULL
)
--;
CREATE INDEX meeting_initiatives_meeting ON meeting_initiatives (meeting_id)
--;
{sqlite} INSERT INTO house_keys (name, key) VALUES ('links', lower(hex(randomblob(32))))
--;
{postgres} INSERT INTO house_keys (name, key) VALUES ('links', replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''))
