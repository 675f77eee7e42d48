-- Where an organisation's object lies: what its id says for good, in words. Nothing: where it was first asked for, as all that
-- were opened before.
ALTER TABLE organisations ADD COLUMN jurisdiction TEXT;
