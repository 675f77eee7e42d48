-- Links of the operator that nobody has dismissed yet: asked for all the time, and hardly any organisation has one.
CREATE INDEX members_by_operator_link ON members (organisation) WHERE link_made_at IS NOT NULL AND link_made_by IS NULL;
