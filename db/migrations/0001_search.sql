-- Search at the desk, without accents. Triggers keep it, so that no writer can forget it.
CREATE VIRTUAL TABLE search_index USING fts5(
  festival_id UNINDEXED, entity UNINDEXED, entity_id UNINDEXED, words,
  tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);--> statement-breakpoint
CREATE TRIGGER search_films_insert AFTER INSERT ON films BEGIN
  INSERT INTO search_index (festival_id, entity, entity_id, words) VALUES (new.festival_id, 'film', new.id, new.original_title || ' ' || coalesce(json_extract(new.title, '$.fr'), '') || ' ' || coalesce(json_extract(new.title, '$.en'), '') || ' ' || new.directors || ' ' || new.production || ' ' || coalesce(new.year, ''));
END;
--> statement-breakpoint
CREATE TRIGGER search_films_update AFTER UPDATE ON films BEGIN
  UPDATE search_index SET words = new.original_title || ' ' || coalesce(json_extract(new.title, '$.fr'), '') || ' ' || coalesce(json_extract(new.title, '$.en'), '') || ' ' || new.directors || ' ' || new.production || ' ' || coalesce(new.year, '') WHERE entity = 'film' AND entity_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_films_delete AFTER DELETE ON films BEGIN
  DELETE FROM search_index WHERE entity = 'film' AND entity_id = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_people_insert AFTER INSERT ON people BEGIN
  INSERT INTO search_index (festival_id, entity, entity_id, words) VALUES (new.festival_id, 'person', new.id, new.name || ' ' || new.organisation || ' ' || coalesce(json_extract(new.title, '$.fr'), '') || ' ' || coalesce(json_extract(new.title, '$.en'), ''));
END;
--> statement-breakpoint
CREATE TRIGGER search_people_update AFTER UPDATE ON people BEGIN
  UPDATE search_index SET words = new.name || ' ' || new.organisation || ' ' || coalesce(json_extract(new.title, '$.fr'), '') || ' ' || coalesce(json_extract(new.title, '$.en'), '') WHERE entity = 'person' AND entity_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_people_delete AFTER DELETE ON people BEGIN
  DELETE FROM search_index WHERE entity = 'person' AND entity_id = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_events_insert AFTER INSERT ON events BEGIN
  INSERT INTO search_index (festival_id, entity, entity_id, words) VALUES (new.festival_id, 'event', new.id, coalesce(json_extract(new.title, '$.fr'), '') || ' ' || coalesce(json_extract(new.title, '$.en'), '') || ' ' || coalesce(json_extract(new.subtitle, '$.fr'), '') || ' ' || coalesce(json_extract(new.subtitle, '$.en'), '') || ' ' || coalesce(json_extract(new.label, '$.fr'), '') || ' ' || coalesce(json_extract(new.label, '$.en'), ''));
END;
--> statement-breakpoint
CREATE TRIGGER search_events_update AFTER UPDATE ON events BEGIN
  UPDATE search_index SET words = coalesce(json_extract(new.title, '$.fr'), '') || ' ' || coalesce(json_extract(new.title, '$.en'), '') || ' ' || coalesce(json_extract(new.subtitle, '$.fr'), '') || ' ' || coalesce(json_extract(new.subtitle, '$.en'), '') || ' ' || coalesce(json_extract(new.label, '$.fr'), '') || ' ' || coalesce(json_extract(new.label, '$.en'), '') WHERE entity = 'event' AND entity_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER search_events_delete AFTER DELETE ON events BEGIN
  DELETE FROM search_index WHERE entity = 'event' AND entity_id = old.id;
END;
