-- Who may vote: also those who join while voting lasts, or only those who were there when it began.
ALTER TABLE boards ADD COLUMN roll TEXT NOT NULL DEFAULT 'open' CHECK (roll IN ('open', 'closed'))
--;
-- When the person last declared another constituency; none where she never did since the account was made.
ALTER TABLE participants ADD COLUMN constituency_changed_at BIGINT
