-- What is told to people, and how each of them wishes to hear it.
--
-- `reference` stands in links that stop e-mail; it says nothing about the person.
CREATE TABLE mail_addresses (
    participant_id {uuid} PRIMARY KEY REFERENCES participants (id),
    reference TEXT NOT NULL CONSTRAINT mail_addresses_reference UNIQUE,
    address TEXT NOT NULL,
    language TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    -- From when on the letter that asks for confirmation may be sent; empty where there is nothing to send.
    letter_due_at BIGINT
)
--;
-- Only what differs from the usual.
CREATE TABLE message_paces (
    participant_id {uuid} NOT NULL REFERENCES participants (id),
    occasion TEXT NOT NULL,
    pace TEXT NOT NULL CHECK (pace IN ('never', 'page', 'at_once', 'daily', 'weekly')),
    PRIMARY KEY (participant_id, occasion)
)
--;
-- One line for each thing that is told to one person. `cause` names what it is told of, so that it is told once.
CREATE TABLE messages (
    id {uuid} PRIMARY KEY,
    participant_id {uuid} NOT NULL REFERENCES participants (id),
    occasion TEXT NOT NULL,
    word TEXT NOT NULL,
    cause TEXT NOT NULL,
    subject_kind TEXT,
    subject_id {uuid},
    at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('page', 'waiting', 'sending', 'sent', 'failed')),
    due_at BIGINT,
    tries INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT messages_told_once UNIQUE (participant_id, cause)
)
--;
CREATE INDEX messages_due ON messages (due_at) WHERE state = 'waiting'
--;
CREATE INDEX messages_age ON messages (at)
--;
-- Until when the record was read for those who are told of it.
CREATE TABLE message_watermarks (
    name TEXT PRIMARY KEY,
    at BIGINT NOT NULL
)
