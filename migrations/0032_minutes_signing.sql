-- Who signs first signs a text: the second signature settles the minutes only while that text is the same.

alter table minutes_document
  add column text_sha256 text check (text_sha256 ~ '^[0-9a-f]{64}$');
create index minutes_decision_meeting on minutes_decision (meeting_id);
create index minutes_decision_search on minutes_decision using gin (search_vector(title_fr || ' ' || text_fr, coalesce(title_en, '') || ' ' || coalesce(text_en, '')));
