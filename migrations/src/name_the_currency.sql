-- Amounts of a board are in the currency of its votes: ISO 4217, XXX where the source of an import names none.
ALTER TABLE boards ADD COLUMN currency TEXT NOT NULL DEFAULT 'EUR' CHECK (length(currency) = 3)
