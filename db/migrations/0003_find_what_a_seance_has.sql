DROP INDEX `changes_batch`;--> statement-breakpoint
CREATE INDEX `changes_batch` ON `changes` (`batch`,`festival_id`,`id`);--> statement-breakpoint
CREATE INDEX `event_people_event` ON `event_people` (`festival_id`,`event_id`,`item_id`);--> statement-breakpoint
CREATE INDEX `event_rooms_event` ON `event_rooms` (`festival_id`,`event_id`);--> statement-breakpoint
CREATE INDEX `offers_event` ON `offers` (`festival_id`,`event_id`);--> statement-breakpoint
-- The index has no key to find a row by: looking through all of it for each séance that only moves made saving ten times as slow.
DROP TRIGGER search_films_update;--> statement-breakpoint
CREATE TRIGGER search_films_update AFTER UPDATE ON films
WHEN new.original_title IS NOT old.original_title OR new.title IS NOT old.title OR new.directors IS NOT old.directors OR new.production IS NOT old.production OR new.year IS NOT old.year BEGIN
  UPDATE search_index SET words = new.original_title || ' ' || coalesce(json_extract(new.title, '$.fr'), '') || ' ' || coalesce(json_extract(new.title, '$.en'), '') || ' ' || new.directors || ' ' || new.production || ' ' || coalesce(new.year, '') WHERE entity = 'film' AND entity_id = new.id;
END;--> statement-breakpoint
DROP TRIGGER search_people_update;--> statement-breakpoint
CREATE TRIGGER search_people_update AFTER UPDATE ON people
WHEN new.name IS NOT old.name OR new.organisation IS NOT old.organisation OR new.title IS NOT old.title BEGIN
  UPDATE search_index SET words = new.name || ' ' || new.organisation || ' ' || coalesce(json_extract(new.title, '$.fr'), '') || ' ' || coalesce(json_extract(new.title, '$.en'), '') WHERE entity = 'person' AND entity_id = new.id;
END;--> statement-breakpoint
DROP TRIGGER search_events_update;--> statement-breakpoint
CREATE TRIGGER search_events_update AFTER UPDATE ON events
WHEN new.title IS NOT old.title OR new.subtitle IS NOT old.subtitle OR new.label IS NOT old.label BEGIN
  UPDATE search_index SET words = coalesce(json_extract(new.title, '$.fr'), '') || ' ' || coalesce(json_extract(new.title, '$.en'), '') || ' ' || coalesce(json_extract(new.subtitle, '$.fr'), '') || ' ' || coalesce(json_extract(new.subtitle, '$.en'), '') || ' ' || coalesce(json_extract(new.label, '$.fr'), '') || ' ' || coalesce(json_extract(new.label, '$.en'), '') WHERE entity = 'event' AND entity_id = new.id;
END;
