-- A formal procedure beside a board or a table. What stands from `stage` to `next_by` is what its acts fold to, kept for
-- lists; `acts` and `receipts` are the numbers of the last act and the last receipt.
CREATE TABLE procedures (
    id {uuid} PRIMARY KEY,
    subject_kind TEXT NOT NULL CHECK (subject_kind IN ('board', 'table')),
    subject_id {uuid} NOT NULL,
    territory_id {uuid} NOT NULL REFERENCES territories (id),
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    office TEXT NOT NULL,
    stage TEXT NOT NULL,
    halt TEXT CHECK (halt IN ('suspended', 'revoked')),
    deadline BIGINT,
    next_by INTEGER,
    acts INTEGER NOT NULL,
    receipts INTEGER NOT NULL DEFAULT 0,
    created_by {uuid} REFERENCES participants (id),
    created_at BIGINT NOT NULL
)
--;
CREATE INDEX procedures_subject ON procedures (subject_id)
--;
CREATE INDEX procedures_territory ON procedures (territory_id, created_at)
--;
CREATE INDEX procedures_created ON procedures (created_at, id)
--;
-- The acts in their order. Nothing is ever changed here: what was wrong is put right by a further act.
CREATE TABLE procedure_acts (
    id {uuid} PRIMARY KEY,
    procedure_id {uuid} NOT NULL REFERENCES procedures (id),
    place INTEGER NOT NULL CHECK (place > 0),
    kind TEXT NOT NULL,
    content TEXT NOT NULL,
    number TEXT NOT NULL,
    on_day INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL CONSTRAINT procedure_acts_text CHECK (length(trim(text)) > 0),
    link TEXT,
    next_by INTEGER,
    taken_by {uuid} REFERENCES participants (id),
    taken_at BIGINT NOT NULL,
    CONSTRAINT procedure_acts_place UNIQUE (procedure_id, place)
)
--;
{sqlite} CREATE TRIGGER procedure_acts_stand BEFORE UPDATE ON procedure_acts BEGIN
    SELECT RAISE (ABORT, 'procedure_acts is append-only');
END
--;
{sqlite} CREATE TRIGGER procedure_acts_stay BEFORE DELETE ON procedure_acts BEGIN
    SELECT RAISE (ABORT, 'procedure_acts is append-only');
END
--;
{postgres} CREATE TRIGGER procedure_acts_stand BEFORE UPDATE OR DELETE ON procedure_acts
    FOR EACH ROW EXECUTE FUNCTION refuse_change ()
--;
-- The participatory path as it was when the final document was adopted, and its SHA-256 in hexadecimal.
CREATE TABLE procedure_paths (
    procedure_id {uuid} PRIMARY KEY REFERENCES procedures (id),
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL
)
--;
{sqlite} CREATE TRIGGER procedure_paths_stand BEFORE UPDATE ON procedure_paths BEGIN
    SELECT RAISE (ABORT, 'procedure_paths is append-only');
END
--;
{sqlite} CREATE TRIGGER procedure_paths_stay BEFORE DELETE ON procedure_paths BEGIN
    SELECT RAISE (ABORT, 'procedure_paths is append-only');
END
--;
{postgres} CREATE TRIGGER procedure_paths_stand BEFORE UPDATE OR DELETE ON procedure_paths
    FOR EACH ROW EXECUTE FUNCTION refuse_change ()
--;
-- Who is interested. Nothing is asked about documents or nationality; `contact` is for the office only, and is emptied
-- when the expression is withdrawn or the procedure ends.
CREATE TABLE procedure_expressions (
    id {uuid} PRIMARY KEY,
    procedure_id {uuid} NOT NULL REFERENCES procedures (id),
    receipt INTEGER NOT NULL,
    party TEXT NOT NULL CHECK (party IN ('organisation', 'group', 'person')),
    participant_id {uuid} NOT NULL REFERENCES participants (id),
    organisation_id {uuid} REFERENCES organisations (id),
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    contact TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    outcome TEXT CHECK (outcome IN ('admitted', 'conditions', 'not_admitted')),
    criterion INTEGER,
    reasons TEXT,
    assessed_by {uuid} REFERENCES participants (id),
    assessed_at BIGINT,
    CHECK ((party = 'organisation') = (organisation_id IS NOT NULL)),
    CHECK ((outcome IS NULL) = (assessed_at IS NULL)),
    CHECK ((outcome IS NOT NULL AND outcome <> 'admitted') = (reasons IS NOT NULL)),
    CHECK ((outcome IS NOT NULL AND outcome = 'not_admitted') = (criterion IS NOT NULL)),
    CONSTRAINT procedure_expressions_receipt UNIQUE (procedure_id, receipt)
)
--;
CREATE UNIQUE INDEX procedure_expressions_organisation ON procedure_expressions (procedure_id, organisation_id)
    WHERE organisation_id IS NOT NULL AND withdrawn_at IS NULL
--;
CREATE UNIQUE INDEX procedure_expressions_person ON procedure_expressions (procedure_id, participant_id, party)
    WHERE organisation_id IS NULL AND withdrawn_at IS NULL
--;
CREATE INDEX procedure_expressions_participant ON procedure_expressions (participant_id, sent_at)
