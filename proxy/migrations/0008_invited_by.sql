-- The address of somebody who was invited, as long as they have not come: by it they are found when they sign in by the
-- organisation's identity provider. Nothing: none was entered, or they have come.
ALTER TABLE members ADD COLUMN address TEXT;
