-- When the operator last made a link for a member who had signed in before: told to all admins for some days.
ALTER TABLE members ADD COLUMN operator_link_at INTEGER;
UPDATE members SET operator_link_at = link_made_at WHERE link_made_at IS NOT NULL AND link_made_by IS NULL;
-- Asked for all the time, and hardly any organisation has one.
CREATE INDEX members_by_operator_link ON members (organisation, operator_link_at) WHERE operator_link_at IS NOT NULL;
