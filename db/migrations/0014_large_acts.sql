CREATE INDEX `events_continues` ON `events` (`festival_id`,`continues_event_id`);--> statement-breakpoint
-- A row of the index is found by its number, which is made of what it stands for: looking through all of it for each of the séances that an import brings, or
-- that go when it is taken back, took a minute.
DROP TRIGGER search_films_insert;--> statement-breakpoint
DROP TRIGGER search_films_update;--> statement-breakpoint
DROP TRIGGER search_films_delete;--> statement-breakpoint
DROP TRIGGER search_people_insert;--> statement-breakpoint
DROP TRIGGER search_people_update;--> statement-breakpoint
DROP TRIGGER search_people_delete;--> statement-breakpoint
DROP TRIGGER search_events_insert;--> statement-breakpoint
DROP TRIGGER search_events_update;--> statement-breakpoint
DROP TRIGGER search_events_delete;--> statement-breakpoint
DELETE FROM search_index;--> statement-breakpoint
INSERT INTO search_index (rowid, festival_id, entity, entity_id, words) SELECT row.id * 4 + 1, row.festival_id, 'film', row.id, row.original_title || ' ' || coalesce(json_extract(row.title, '$.fr'), '') || ' ' || coalesce(json_extract(row.title, '$.en'), '') || ' ' || row.directors || ' ' || row.production || ' ' || coalesce(row.year, '') FROM films row;--> statement-breakpoint
CREATE TRIGGER search_films_insert AFTER INSERT ON films BEGIN
  INSERT INTO search_index (rowid, festival_id, entity, entity_id, words) VALUES (new.id * 4 + 1, new.festival_id, 'film', new.id, new.original_title || ' ' || coalesce(json_extract(new.title, '$.fr'), '') || ' ' || coalesce(json_extract(new.title, '$.en'), '') || ' ' || new.directors || ' ' || new.production || ' ' || coalesce(new.year, ''));
END;--> statement-breakpoint
CREATE TRIGGER search_films_update AFTER UPDATE ON films
WHEN new.original_title IS NOT old.original_title OR new.title IS NOT old.title OR new.directors IS NOT old.directors OR new.production IS NOT old.production OR new.year IS NOT old.year BEGIN
  UPDATE search_index SET words = new.original_title || ' ' || coalesce(json_extract(new.title, '$.fr'), '') || ' ' || coalesce(json_extract(new.title, '$.en'), '') || ' ' || new.directors || ' ' || new.production || ' ' || coalesce(new.year, '') WHERE rowid = new.id * 4 + 1;
END;--> statement-breakpoint
CREATE TRIGGER search_films_delete AFTER DELETE ON films BEGIN
  DELETE FROM search_index WHERE rowid = old.id * 4 + 1;
END;--> statement-breakpoint
INSERT INTO search_index (rowid, festival_id, entity, entity_id, words) SELECT row.id * 4 + 2, row.festival_id, 'person', row.id, row.name || ' ' || row.organisation || ' ' || coalesce(json_extract(row.title, '$.fr'), '') || ' ' || coalesce(json_extract(row.title, '$.en'), '') FROM people row;--> statement-breakpoint
CREATE TRIGGER search_people_insert AFTER INSERT ON people BEGIN
  INSERT INTO search_index (rowid, festival_id, entity, entity_id, words) VALUES (new.id * 4 + 2, new.festival_id, 'person', new.id, new.name || ' ' || new.organisation || ' ' || coalesce(json_extract(new.title, '$.fr'), '') || ' ' || coalesce(json_extract(new.title, '$.en'), ''));
END;--> statement-breakpoint
CREATE TRIGGER search_people_update AFTER UPDATE ON people
WHEN new.name IS NOT old.name OR new.organisation IS NOT old.organisation OR new.title IS NOT old.title BEGIN
  UPDATE search_index SET words = new.name || ' ' || new.organisation || ' ' || coalesce(json_extract(new.title, '$.fr'), '') || ' ' || coalesce(json_extract(new.title, '$.en'), '') WHERE rowid = new.id * 4 + 2;
END;--> statement-breakpoint
CREATE TRIGGER search_people_delete AFTER DELETE ON people BEGIN
  DELETE FROM search_index WHERE rowid = old.id * 4 + 2;
END;--> statement-breakpoint
INSERT INTO search_index (rowid, festival_id, entity, entity_id, words) SELECT row.id * 4, row.festival_id, 'event', row.id, coalesce(json_extract(row.title, '$.fr'), '') || ' ' || coalesce(json_extract(row.title, '$.en'), '') || ' ' || coalesce(json_extract(row.subtitle, '$.fr'), '') || ' ' || coalesce(json_extract(row.subtitle, '$.en'), '') || ' ' || coalesce(json_extract(row.label, '$.fr'), '') || ' ' || coalesce(json_extract(row.label, '$.en'), '') FROM events row;--> statement-breakpoint
CREATE TRIGGER search_events_insert AFTER INSERT ON events BEGIN
  INSERT INTO search_index (rowid, festival_id, entity, entity_id, words) VALUES (new.id * 4, new.festival_id, 'event', new.id, coalesce(json_extract(new.title, '$.fr'), '') || ' ' || coalesce(json_extract(new.title, '$.en'), '') || ' ' || coalesce(json_extract(new.subtitle, '$.fr'), '') || ' ' || coalesce(json_extract(new.subtitle, '$.en'), '') || ' ' || coalesce(json_extract(new.label, '$.fr'), '') || ' ' || coalesce(json_extract(new.label, '$.en'), ''));
END;--> statement-breakpoint
CREATE TRIGGER search_events_update AFTER UPDATE ON events
WHEN new.title IS NOT old.title OR new.subtitle IS NOT old.subtitle OR new.label IS NOT old.label BEGIN
  UPDATE search_index SET words = coalesce(json_extract(new.title, '$.fr'), '') || ' ' || coalesce(json_extract(new.title, '$.en'), '') || ' ' || coalesce(json_extract(new.subtitle, '$.fr'), '') || ' ' || coalesce(json_extract(new.subtitle, '$.en'), '') || ' ' || coalesce(json_extract(new.label, '$.fr'), '') || ' ' || coalesce(json_extract(new.label, '$.en'), '') WHERE rowid = new.id * 4;
END;--> statement-breakpoint
CREATE TRIGGER search_events_delete AFTER DELETE ON events BEGIN
  DELETE FROM search_index WHERE rowid = old.id * 4;
END;
