-- A picture or document of something that is known by its kind and id. Nothing is kept as it was sent: pictures were
-- decoded and encoded anew, documents parsed and written anew. `small` is a picture for lists, where it is smaller.
CREATE TABLE attachments (
    id {uuid} PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id {uuid} NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('logo', 'picture', 'flyer', 'document', 'material')),
    visibility TEXT NOT NULL CHECK (visibility IN ('public', 'members')),
    media_type TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'application/pdf')),
    file_name TEXT NOT NULL,
    alternative TEXT NOT NULL CONSTRAINT attachments_alternative CHECK (length(trim(alternative)) > 0),
    language TEXT NOT NULL,
    width INTEGER CHECK (width > 0),
    height INTEGER CHECK (height > 0),
    size BIGINT NOT NULL CHECK (size > 0),
    sha256 TEXT NOT NULL,
    created_by {uuid} REFERENCES participants (id),
    created_at BIGINT NOT NULL,
    bytes {bytes} NOT NULL,
    small {bytes}
)
--;
CREATE INDEX attachments_subject ON attachments (subject_id, id)
