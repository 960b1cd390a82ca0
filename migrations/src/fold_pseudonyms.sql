-- The pseudonym as people search for it: folded by the house whenever it is written. Of accounts from before this
-- migration the letters are only made small here, which is the same for plain Latin ones.
ALTER TABLE participants ADD COLUMN search TEXT NOT NULL DEFAULT ''
--;
UPDATE participants SET search = lower(pseudonym)
