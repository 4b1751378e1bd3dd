-- A post keeps the mandates of decades: this finds those of one day without reading the older ones. A third column would cost a skip scan in the planner's eyes.
create index mandate_by_day on registry.mandate (post_id, coalesce(upper(valid), 'infinity'));
-- The career of a person, as known on a day.
create index on registry.mandate_past (person_id);
-- A temporal key is found through GiST, ten times slower than by hash: twenty holders of a body are twenty look-ups.
create index on registry.person using hash (person_id);
create index on registry.post using hash (post_id);
create index on registry.organisation using hash (organisation_id);
