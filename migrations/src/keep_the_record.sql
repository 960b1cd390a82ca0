-- The record of a vote: its manifest, and the right edge of its log. `log_key` signs, `pid_key` makes pseudonyms and is
-- destroyed after the time of appeal, `seed` draws the lots of ties and is told after the vote.
CREATE TABLE elections (
    board_id {uuid} PRIMARY KEY REFERENCES boards (id),
    election_id TEXT NOT NULL UNIQUE,
    manifest TEXT NOT NULL,
    log_key {bytes} NOT NULL,
    pid_key {bytes},
    seed TEXT,
    size BIGINT NOT NULL,
    peaks {bytes} NOT NULL,
    closed_at BIGINT,
    struck TEXT NOT NULL DEFAULT '',
    withheld TEXT NOT NULL DEFAULT ''
)
--;
-- What was logged after the manifest, in the order of the log. Nothing is ever changed here.
CREATE TABLE record_leaves (
    board_id {uuid} NOT NULL REFERENCES elections (board_id),
    place BIGINT NOT NULL,
    leaf {bytes} NOT NULL,
    pid {bytes} NOT NULL,
    nonce {bytes} NOT NULL,
    ballot TEXT NOT NULL,
    constituency TEXT,
    PRIMARY KEY (board_id, place)
)
--;
CREATE INDEX record_leaves_pid ON record_leaves (board_id, pid, place)
--;
{sqlite} CREATE TRIGGER record_leaves_stand BEFORE UPDATE ON record_leaves BEGIN
    SELECT RAISE (ABORT, 'the record is append-only');
END
--;
{sqlite} CREATE TRIGGER record_leaves_stay BEFORE DELETE ON record_leaves BEGIN
    SELECT RAISE (ABORT, 'the record is append-only');
END
--;
{postgres} CREATE TRIGGER record_leaves_stand BEFORE UPDATE OR DELETE ON record_leaves
    FOR EACH ROW EXECUTE FUNCTION refuse_change ()
--;
-- Signed heads: the last one of each size.
CREATE TABLE record_heads (
    board_id {uuid} NOT NULL REFERENCES elections (board_id),
    size BIGINT NOT NULL,
    signed_at BIGINT NOT NULL,
    checkpoint TEXT NOT NULL,
    PRIMARY KEY (board_id, size)
)
--;
-- What is published after the vote, compressed by gzip.
CREATE TABLE record_archives (
    board_id {uuid} PRIMARY KEY REFERENCES elections (board_id),
    written_at BIGINT NOT NULL,
    archive {bytes} NOT NULL
)
