-- A text that goes before a moderator need not stand on a board: its territory says whose moderators decide.
ALTER TABLE moderation_cases ADD COLUMN on_board {uuid} REFERENCES boards (id)
--;
UPDATE moderation_cases SET on_board = board_id
--;
DROP INDEX moderation_cases_board
--;
ALTER TABLE moderation_cases DROP COLUMN board_id
--;
ALTER TABLE moderation_cases RENAME COLUMN on_board TO board_id
--;
CREATE INDEX moderation_cases_board ON moderation_cases (board_id, closed_at) WHERE closing IS NOT NULL
--;
{sqlite} DROP TRIGGER moderation_decisions_stay
--;
{postgres} ALTER TABLE moderation_decisions DISABLE TRIGGER moderation_decisions_stay
--;
ALTER TABLE moderation_decisions ADD COLUMN on_board {uuid} REFERENCES boards (id)
--;
UPDATE moderation_decisions SET on_board = board_id
--;
DROP INDEX moderation_decisions_board
--;
ALTER TABLE moderation_decisions DROP COLUMN board_id
--;
ALTER TABLE moderation_decisions RENAME COLUMN on_board TO board_id
--;
CREATE INDEX moderation_decisions_board ON moderation_decisions (board_id, decided_at)
--;
{sqlite} CREATE TRIGGER moderation_decisions_stay BEFORE UPDATE ON moderation_decisions BEGIN
    SELECT RAISE (ABORT, 'the moderation log is append-only');
END
--;
{postgres} ALTER TABLE moderation_decisions ENABLE TRIGGER moderation_decisions_stay
--;
ALTER TABLE appeals ADD COLUMN on_board {uuid} REFERENCES boards (id)
--;
UPDATE appeals SET on_board = board_id
--;
ALTER TABLE appeals DROP COLUMN board_id
--;
ALTER TABLE appeals RENAME COLUMN on_board TO board_id
--;
CREATE TABLE news (
    id {uuid} PRIMARY KEY,
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    territory_id {uuid} NOT NULL REFERENCES territories (id),
    theme TEXT,
    state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'hidden', 'withdrawn')),
    moderation TEXT NOT NULL CHECK (moderation IN ('before', 'after')),
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    comments INTEGER NOT NULL DEFAULT 0,
    created_by {uuid} REFERENCES participants (id),
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    published_at BIGINT
)
--;
CREATE INDEX news_published ON news (state, published_at, id)
--;
CREATE INDEX news_territory ON news (territory_id, state, published_at, id)
--;
CREATE INDEX news_organisation ON news (organisation_id, state, published_at, id)
--;
CREATE INDEX news_changed ON news (organisation_id, changed_at, id)
--;
-- What a reader calls it, and what is compared.
CREATE TABLE news_tags (
    news_id {uuid} NOT NULL REFERENCES news (id),
    folded TEXT NOT NULL,
    tag TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (news_id, folded)
)
--;
CREATE INDEX news_tags_folded ON news_tags (folded, news_id)
--;
-- What a piece of news tells of.
CREATE TABLE news_links (
    news_id {uuid} NOT NULL REFERENCES news (id),
    subject_kind TEXT NOT NULL,
    subject_id {uuid} NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (news_id, subject_id)
)
--;
CREATE INDEX news_links_subject ON news_links (subject_id, news_id)
--;
-- What was put right after everybody could read it.
CREATE TABLE news_corrections (
    id {uuid} PRIMARY KEY,
    news_id {uuid} NOT NULL REFERENCES news (id),
    note TEXT NOT NULL,
    corrected_by {uuid} REFERENCES participants (id),
    corrected_at BIGINT NOT NULL
)
--;
CREATE INDEX news_corrections_news ON news_corrections (news_id, id)
--;
CREATE TABLE projects (
    id {uuid} PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('draft', 'published')),
    language TEXT NOT NULL,
    programme TEXT,
    starts_on INTEGER,
    ends_on INTEGER,
    budget_cents BIGINT CHECK (budget_cents > 0),
    website TEXT,
    created_by {uuid} REFERENCES participants (id),
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    CHECK (ends_on >= starts_on)
)
--;
CREATE INDEX projects_state ON projects (state, starts_on, id)
--;
CREATE TABLE project_texts (
    project_id {uuid} NOT NULL REFERENCES projects (id),
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    summary TEXT NOT NULL,
    objectives TEXT NOT NULL,
    results TEXT NOT NULL,
    PRIMARY KEY (project_id, language)
)
--;
CREATE TABLE project_partners (
    project_id {uuid} NOT NULL REFERENCES projects (id),
    organisation_id {uuid} NOT NULL REFERENCES organisations (id),
    part TEXT NOT NULL CHECK (part IN ('lead', 'partner', 'associated')),
    task TEXT,
    since BIGINT NOT NULL,
    PRIMARY KEY (project_id, organisation_id)
)
--;
CREATE UNIQUE INDEX project_partners_lead ON project_partners (project_id) WHERE part = 'lead'
--;
CREATE INDEX project_partners_organisation ON project_partners (organisation_id, project_id)
--;
CREATE TABLE project_territories (
    project_id {uuid} NOT NULL REFERENCES projects (id),
    territory_id {uuid} NOT NULL REFERENCES territories (id),
    PRIMARY KEY (project_id, territory_id)
)
--;
-- What belongs to a project: boards, meetings, tables, offers.
CREATE TABLE project_links (
    project_id {uuid} NOT NULL REFERENCES projects (id),
    subject_kind TEXT NOT NULL,
    subject_id {uuid} NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (project_id, subject_id)
)
--;
CREATE INDEX project_links_subject ON project_links (subject_id, project_id)
