-- Where the place of a meeting lies, in millionths of a degree north and east; both or none.
ALTER TABLE meetings ADD COLUMN latitude INTEGER
--;
ALTER TABLE meetings ADD COLUMN longitude INTEGER
