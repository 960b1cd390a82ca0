-- A service of an organisation. `hours` is a usual week as text, `slots` which of its 21 parts (morning, afternoon and
-- evening of each day) they touch, one bit each from Monday morning on.
CREATE TABLE offers (
    number {serial},
    id {uuid} NOT NULL CONSTRAINT offers_id UNIQUE,
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    theme TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    language TEXT NOT NULL,
    audience TEXT,
    place_id {uuid} REFERENCES territories (id),
    address TEXT,
    directions TEXT,
    hours TEXT NOT NULL,
    slots INTEGER NOT NULL,
    schedule TEXT,
    cost TEXT NOT NULL CHECK (cost IN ('free', 'paid', 'depends')),
    fees TEXT,
    phone TEXT,
    email TEXT,
    website TEXT,
    step_free BOOLEAN NOT NULL,
    accessibility TEXT,
    children BOOLEAN NOT NULL,
    remote BOOLEAN NOT NULL,
    mediators BOOLEAN NOT NULL,
    places INTEGER CHECK (places >= 0),
    valid_until INTEGER,
    confirmed_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    withdrawn_for TEXT,
    -- How many notes of readers wait, kept in their transactions.
    notes INTEGER NOT NULL DEFAULT 0,
    search TEXT NOT NULL
)
--;
CREATE INDEX offers_fresh ON offers (confirmed_at, id) WHERE withdrawn_at IS NULL
--;
CREATE INDEX offers_theme ON offers (theme, confirmed_at, id) WHERE withdrawn_at IS NULL
--;
CREATE INDEX offers_organisation ON offers (organisation_id, id)
--;
CREATE INDEX offers_mediators ON offers (organisation_id) WHERE mediators = TRUE AND withdrawn_at IS NULL
--;
{sqlite} CREATE VIRTUAL TABLE offers_search USING fts5 (search, content = 'offers', content_rowid = 'number', tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'", prefix = '2 3')
--;
{sqlite} CREATE TRIGGER offers_search_insert AFTER INSERT ON offers BEGIN
    INSERT INTO offers_search (rowid, search) VALUES (new.number, new.search);
END
--;
{sqlite} CREATE TRIGGER offers_search_update AFTER UPDATE OF search ON offers BEGIN
    INSERT INTO offers_search (offers_search, rowid, search) VALUES ('delete', old.number, old.search);
    INSERT INTO offers_search (rowid, search) VALUES (new.number, new.search);
END
--;
{postgres} CREATE INDEX offers_search ON offers USING gin (to_tsvector('simple', search))
--;
-- The territories that a service serves; `province_id` is the province around it, or the province itself.
CREATE TABLE offer_territories (
    offer_id {uuid} NOT NULL REFERENCES offers (id),
    territory_id {uuid} NOT NULL REFERENCES territories (id),
    province_id {uuid} NOT NULL REFERENCES territories (id),
    PRIMARY KEY (offer_id, territory_id)
)
--;
CREATE INDEX offer_territories_territory ON offer_territories (territory_id, offer_id)
--;
CREATE INDEX offer_territories_province ON offer_territories (province_id, offer_id)
--;
CREATE TABLE offer_languages (
    offer_id {uuid} NOT NULL REFERENCES offers (id),
    language TEXT NOT NULL,
    PRIMARY KEY (offer_id, language)
)
--;
CREATE INDEX offer_languages_language ON offer_languages (language, offer_id)
--;
-- What readers say is wrong. Who wrote is kept so that nobody writes twice, and is erased with the note.
CREATE TABLE offer_notes (
    id {uuid} PRIMARY KEY,
    offer_id {uuid} NOT NULL REFERENCES offers (id),
    participant_id {uuid} NOT NULL REFERENCES participants (id),
    flaw TEXT NOT NULL CHECK (flaw IN ('closed', 'contact', 'hours', 'place', 'turned_away', 'other')),
    text TEXT,
    language TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    settled_at BIGINT
)
--;
CREATE UNIQUE INDEX offer_notes_open ON offer_notes (offer_id, participant_id) WHERE settled_at IS NULL
--;
CREATE INDEX offer_notes_participant ON offer_notes (participant_id, created_at)
--;
CREATE INDEX offer_notes_settled ON offer_notes (settled_at)
--;
-- Wishes that a mediator comes along; the organisation is the one that answered.
CREATE TABLE mediator_requests (
    id {uuid} PRIMARY KEY,
    offer_id {uuid} NOT NULL REFERENCES offers (id),
    participant_id {uuid} NOT NULL REFERENCES participants (id),
    language TEXT NOT NULL,
    text TEXT,
    text_language TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked', 'taken', 'settled')),
    organisation_id {uuid} REFERENCES organisations (id),
    reply TEXT,
    reply_language TEXT,
    asked_at BIGINT NOT NULL,
    settled_at BIGINT
)
--;
CREATE UNIQUE INDEX mediator_requests_open ON mediator_requests (offer_id, participant_id) WHERE settled_at IS NULL
--;
CREATE INDEX mediator_requests_participant ON mediator_requests (participant_id, asked_at)
--;
CREATE INDEX mediator_requests_asked ON mediator_requests (state, asked_at)
--;
CREATE INDEX mediator_requests_settled ON mediator_requests (settled_at)
