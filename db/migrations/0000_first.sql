CREATE TABLE `access_tokens` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer,
	`kind` text NOT NULL,
	`token_hash` text NOT NULL,
	`label` text DEFAULT '' NOT NULL,
	`role` text,
	`created_by` integer,
	`created_at` text NOT NULL,
	`expires_at` text,
	`used_at` text,
	`revoked_at` text,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "access_tokens_kind" CHECK("access_tokens"."kind" is null or "access_tokens"."kind" in ('setup', 'invitation', 'preview', 'team')),
	CONSTRAINT "access_tokens_role" CHECK("access_tokens"."role" is null or "access_tokens"."role" in ('owner', 'organiser', 'coordinator', 'reader'))
);
--> statement-breakpoint
CREATE INDEX `access_tokens_festival` ON `access_tokens` (`festival_id`,`kind`);--> statement-breakpoint
CREATE UNIQUE INDEX `access_tokens_hash` ON `access_tokens` (`token_hash`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`festival_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`role` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`festival_id`, `user_id`),
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "memberships_role" CHECK("memberships"."role" is null or "memberships"."role" in ('owner', 'organiser', 'coordinator', 'reader'))
);
--> statement-breakpoint
CREATE INDEX `memberships_user` ON `memberships` (`user_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` integer NOT NULL,
	`token_hash` text NOT NULL,
	`device` text DEFAULT '' NOT NULL,
	`created_at` text NOT NULL,
	`last_seen_at` text NOT NULL,
	`revoked_at` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_tokenHash_unique` ON `sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`email` text NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`password_hash` text NOT NULL,
	`locale` text DEFAULT 'fr' NOT NULL,
	`is_administrator` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL,
	CONSTRAINT "users_locale" CHECK("users"."locale" is null or "users"."locale" in ('fr', 'en'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `block_rooms` (
	`festival_id` integer NOT NULL,
	`block_id` integer NOT NULL,
	`room_id` integer NOT NULL,
	PRIMARY KEY(`block_id`, `room_id`),
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`block_id`) REFERENCES `blocks`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`room_id`) REFERENCES `rooms`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `blocks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`kind` text DEFAULT 'break' NOT NULL,
	`title` text DEFAULT '{}' NOT NULL,
	`starts_at` text NOT NULL,
	`minutes` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "blocks_title" CHECK(json_valid("blocks"."title")),
	CONSTRAINT "blocks_kind" CHECK("blocks"."kind" is null or "blocks"."kind" in ('break', 'set-up')),
	CONSTRAINT "blocks_starts_at" CHECK("blocks"."starts_at" is null or ("blocks"."starts_at" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' and strftime('%Y-%m-%dT%H:%M', "blocks"."starts_at") = "blocks"."starts_at" and substr("blocks"."starts_at", 12) < '24')),
	CONSTRAINT "blocks_minutes" CHECK("blocks"."minutes" is null or "blocks"."minutes" between 1 and 1440)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `blocks_key` ON `blocks` (`festival_id`,`id`);--> statement-breakpoint
CREATE TABLE `event_items` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`event_id` integer NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text DEFAULT '{}' NOT NULL,
	`minutes` integer,
	`elastic` integer DEFAULT false NOT NULL,
	`film_id` integer,
	`film_version_id` integer,
	`access` text DEFAULT '[]' NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`event_id`) REFERENCES `events`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`film_id`) REFERENCES `films`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`festival_id`,`film_version_id`) REFERENCES `film_versions`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "event_items_kind" CHECK("event_items"."kind" is null or "event_items"."kind" in ('introduction', 'film', 'talk', 'debate', 'show', 'break', 'other')),
	CONSTRAINT "event_items_minutes" CHECK("event_items"."minutes" is null or "event_items"."minutes" between 0 and 1440),
	CONSTRAINT "event_items_film_kind" CHECK("event_items"."film_id" is null or "event_items"."kind" = 'film'),
	CONSTRAINT "event_items_version_film" CHECK("event_items"."film_version_id" is null or "event_items"."film_id" is not null)
);
--> statement-breakpoint
CREATE INDEX `event_items_film` ON `event_items` (`festival_id`,`film_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `event_items_key` ON `event_items` (`festival_id`,`event_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `event_items_position` ON `event_items` (`event_id`,`position`);--> statement-breakpoint
CREATE TABLE `event_people` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`event_id` integer NOT NULL,
	`item_id` integer,
	`person_id` integer NOT NULL,
	`role` text DEFAULT 'speaker' NOT NULL,
	`presence` text DEFAULT 'in-person' NOT NULL,
	`confirmation` text DEFAULT 'considered' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`event_id`) REFERENCES `events`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`event_id`,`item_id`) REFERENCES `event_items`(`festival_id`,`event_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`person_id`) REFERENCES `people`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "event_people_role" CHECK("event_people"."role" is null or "event_people"."role" in ('speaker', 'moderator', 'director', 'guest', 'performer', 'host', 'interpreter')),
	CONSTRAINT "event_people_presence" CHECK("event_people"."presence" is null or "event_people"."presence" in ('in-person', 'video', 'recorded')),
	CONSTRAINT "event_people_confirmation" CHECK("event_people"."confirmation" is null or "event_people"."confirmation" in ('considered', 'invited', 'confirmed', 'tentative', 'declined', 'prevented'))
);
--> statement-breakpoint
CREATE INDEX `event_people_person` ON `event_people` (`festival_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `event_rooms` (
	`festival_id` integer NOT NULL,
	`event_id` integer NOT NULL,
	`room_id` integer NOT NULL,
	`use` text DEFAULT 'main' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`event_id`, `room_id`),
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`event_id`) REFERENCES `events`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`room_id`) REFERENCES `rooms`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "event_rooms_use" CHECK("event_rooms"."use" is null or "event_rooms"."use" in ('main', 'overflow', 'joined'))
);
--> statement-breakpoint
CREATE INDEX `event_rooms_room` ON `event_rooms` (`festival_id`,`room_id`);--> statement-breakpoint
CREATE TABLE `event_themes` (
	`festival_id` integer NOT NULL,
	`event_id` integer NOT NULL,
	`theme_id` integer NOT NULL,
	PRIMARY KEY(`event_id`, `theme_id`),
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`event_id`) REFERENCES `events`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`theme_id`) REFERENCES `themes`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`uid` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`label` text DEFAULT '{}' NOT NULL,
	`title` text DEFAULT '{}' NOT NULL,
	`subtitle` text DEFAULT '{}' NOT NULL,
	`synopsis` text DEFAULT '{}' NOT NULL,
	`starts_at` text,
	`public_end_fixed` text,
	`visibility` text DEFAULT 'public' NOT NULL,
	`admission` text DEFAULT 'start' NOT NULL,
	`capacity` integer,
	`doors_minutes` integer,
	`clear_minutes` integer,
	`series_id` integer,
	`series_position` integer,
	`continues_event_id` integer,
	`ends_at_venue_id` integer,
	`available_until` text,
	`time_is_suggested` integer DEFAULT false NOT NULL,
	`time_is_to_confirm` integer DEFAULT false NOT NULL,
	`is_locked` integer DEFAULT false NOT NULL,
	`status` text DEFAULT 'planned' NOT NULL,
	`cancellation_reason` text DEFAULT '{}' NOT NULL,
	`team_notes` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`series_id`) REFERENCES `series`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`festival_id`,`continues_event_id`) REFERENCES `events`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`festival_id`,`ends_at_venue_id`) REFERENCES `venues`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "events_title" CHECK(json_valid("events"."title")),
	CONSTRAINT "events_kind" CHECK("events"."kind" is null or "events"."kind" in ('screening', 'talk', 'debate', 'panel', 'show', 'workshop', 'exhibition', 'outing', 'ceremony', 'other')),
	CONSTRAINT "events_visibility" CHECK("events"."visibility" is null or "events"."visibility" in ('public', 'team')),
	CONSTRAINT "events_admission" CHECK("events"."admission" is null or "events"."admission" in ('start', 'drop-in')),
	CONSTRAINT "events_status" CHECK("events"."status" is null or "events"."status" in ('planned', 'cancelled')),
	CONSTRAINT "events_starts_at_format" CHECK("events"."starts_at" is null or ("events"."starts_at" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' and strftime('%Y-%m-%dT%H:%M', "events"."starts_at") = "events"."starts_at" and substr("events"."starts_at", 12) < '24')),
	CONSTRAINT "events_public_end_fixed" CHECK("events"."public_end_fixed" is null or ("events"."public_end_fixed" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' and strftime('%Y-%m-%dT%H:%M', "events"."public_end_fixed") = "events"."public_end_fixed" and substr("events"."public_end_fixed", 12) < '24')),
	CONSTRAINT "events_available_until" CHECK("events"."available_until" is null or ("events"."available_until" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' and strftime('%Y-%m-%dT%H:%M', "events"."available_until") = "events"."available_until" and substr("events"."available_until", 12) < '24')),
	CONSTRAINT "events_capacity" CHECK("events"."capacity" is null or "events"."capacity" between 0 and 100000),
	CONSTRAINT "events_doors" CHECK("events"."doors_minutes" is null or "events"."doors_minutes" between 0 and 240),
	CONSTRAINT "events_clear" CHECK("events"."clear_minutes" is null or "events"."clear_minutes" between 0 and 240)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_uid_unique` ON `events` (`uid`);--> statement-breakpoint
CREATE INDEX `events_starts_at` ON `events` (`festival_id`,`starts_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `events_key` ON `events` (`festival_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `events_number` ON `events` (`festival_id`,`number`);--> statement-breakpoint
CREATE TABLE `offers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`day_id` integer,
	`series_id` integer,
	`event_id` integer,
	`kind` text DEFAULT 'free' NOT NULL,
	`label` text DEFAULT '{}' NOT NULL,
	`price` text DEFAULT '{}' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`opens_at` text,
	`position` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`day_id`) REFERENCES `festival_days`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`series_id`) REFERENCES `series`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`event_id`) REFERENCES `events`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "offers_one_place" CHECK(("offers"."day_id" is not null) + ("offers"."series_id" is not null) + ("offers"."event_id" is not null) <= 1),
	CONSTRAINT "offers_kind" CHECK("offers"."kind" is null or "offers"."kind" in ('free', 'paid', 'registration')),
	CONSTRAINT "offers_label" CHECK(json_valid("offers"."label")),
	CONSTRAINT "offers_opens_at" CHECK("offers"."opens_at" is null or ("offers"."opens_at" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' and strftime('%Y-%m-%dT%H:%M', "offers"."opens_at") = "offers"."opens_at" and substr("offers"."opens_at", 12) < '24'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offers_key` ON `offers` (`festival_id`,`id`);--> statement-breakpoint
CREATE TABLE `festival_days` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`date` text NOT NULL,
	`title` text DEFAULT '{}' NOT NULL,
	`introduction` text DEFAULT '{}' NOT NULL,
	`opens_at` text,
	`closes_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "festival_days_is_date" CHECK("festival_days"."date" is null or ("festival_days"."date" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' and date("festival_days"."date") = "festival_days"."date")),
	CONSTRAINT "festival_days_opens_at" CHECK("festival_days"."opens_at" is null or ("festival_days"."opens_at" glob '[0-9][0-9]:[0-9][0-9]' and "festival_days"."opens_at" < '24:00' and substr("festival_days"."opens_at", 4) < '60')),
	CONSTRAINT "festival_days_closes_at" CHECK("festival_days"."closes_at" is null or ("festival_days"."closes_at" glob '[0-9][0-9]:[0-9][0-9]' and "festival_days"."closes_at" < '24:00' and substr("festival_days"."closes_at", 4) < '60')),
	CONSTRAINT "festival_days_title" CHECK(json_valid("festival_days"."title"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `festival_days_key` ON `festival_days` (`festival_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `festival_days_date` ON `festival_days` (`festival_id`,`date`);--> statement-breakpoint
CREATE TABLE `festivals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`slug` text NOT NULL,
	`name` text DEFAULT '{}' NOT NULL,
	`introduction` text DEFAULT '{}' NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`time_zone` text DEFAULT 'Europe/Paris' NOT NULL,
	`locale` text DEFAULT 'fr' NOT NULL,
	`day_starts_at` text DEFAULT '05:00' NOT NULL,
	`opens_at` text DEFAULT '09:00' NOT NULL,
	`closes_at` text DEFAULT '18:00' NOT NULL,
	`doors_minutes` integer DEFAULT 10 NOT NULL,
	`clear_minutes` integer DEFAULT 10 NOT NULL,
	`between_films_minutes` integer DEFAULT 0 NOT NULL,
	`accent` text,
	`organiser` text DEFAULT '' NOT NULL,
	`website` text DEFAULT '' NOT NULL,
	`contact_email` text DEFAULT '' NOT NULL,
	`legal_publisher` text DEFAULT '' NOT NULL,
	`legal_address` text DEFAULT '' NOT NULL,
	`legal_director` text DEFAULT '' NOT NULL,
	`legal_host` text DEFAULT '' NOT NULL,
	`accessibility_contact` text DEFAULT '' NOT NULL,
	`is_demonstration` integer DEFAULT false NOT NULL,
	`public_key` text NOT NULL,
	`next_number` integer DEFAULT 1 NOT NULL,
	`template_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	CONSTRAINT "festivals_name" CHECK(json_valid("festivals"."name")),
	CONSTRAINT "festivals_starts_on" CHECK("festivals"."starts_on" is null or ("festivals"."starts_on" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' and date("festivals"."starts_on") = "festivals"."starts_on")),
	CONSTRAINT "festivals_ends_on" CHECK("festivals"."ends_on" is null or ("festivals"."ends_on" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' and date("festivals"."ends_on") = "festivals"."ends_on")),
	CONSTRAINT "festivals_day_starts_at" CHECK("festivals"."day_starts_at" is null or ("festivals"."day_starts_at" glob '[0-9][0-9]:[0-9][0-9]' and "festivals"."day_starts_at" < '24:00' and substr("festivals"."day_starts_at", 4) < '60')),
	CONSTRAINT "festivals_opens_at" CHECK("festivals"."opens_at" is null or ("festivals"."opens_at" glob '[0-9][0-9]:[0-9][0-9]' and "festivals"."opens_at" < '24:00' and substr("festivals"."opens_at", 4) < '60')),
	CONSTRAINT "festivals_closes_at" CHECK("festivals"."closes_at" is null or ("festivals"."closes_at" glob '[0-9][0-9]:[0-9][0-9]' and "festivals"."closes_at" < '24:00' and substr("festivals"."closes_at", 4) < '60')),
	CONSTRAINT "festivals_locale" CHECK("festivals"."locale" is null or "festivals"."locale" in ('fr', 'en')),
	CONSTRAINT "festivals_doors" CHECK("festivals"."doors_minutes" is null or "festivals"."doors_minutes" between 0 and 240),
	CONSTRAINT "festivals_clear" CHECK("festivals"."clear_minutes" is null or "festivals"."clear_minutes" between 0 and 240),
	CONSTRAINT "festivals_between_films" CHECK("festivals"."between_films_minutes" is null or "festivals"."between_films_minutes" between 0 and 120)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `festivals_uid_unique` ON `festivals` (`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `festivals_slug_unique` ON `festivals` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `festivals_publicKey_unique` ON `festivals` (`public_key`);--> statement-breakpoint
CREATE TABLE `room_crews` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`room_id` integer NOT NULL,
	`date` text NOT NULL,
	`names` text DEFAULT '' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`room_id`) REFERENCES `rooms`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "room_crews_date" CHECK("room_crews"."date" is null or ("room_crews"."date" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' and date("room_crews"."date") = "room_crews"."date"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `room_crews_day` ON `room_crews` (`room_id`,`date`);--> statement-breakpoint
CREATE TABLE `rooms` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`venue_id` integer NOT NULL,
	`number` integer NOT NULL,
	`name` text DEFAULT '{}' NOT NULL,
	`kind` text DEFAULT 'room' NOT NULL,
	`seats` integer,
	`wheelchair_places` integer,
	`doors_minutes` integer,
	`clear_minutes` integer,
	`abilities` text DEFAULT '[]' NOT NULL,
	`opens_at` text,
	`closes_at` text,
	`position` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`venue_id`) REFERENCES `venues`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "rooms_name" CHECK(json_valid("rooms"."name")),
	CONSTRAINT "rooms_kind" CHECK("rooms"."kind" is null or "rooms"."kind" in ('room', 'outdoor', 'meeting-point', 'online')),
	CONSTRAINT "rooms_seats" CHECK("rooms"."seats" is null or "rooms"."seats" between 0 and 100000),
	CONSTRAINT "rooms_wheelchair" CHECK("rooms"."wheelchair_places" is null or "rooms"."wheelchair_places" between 0 and 10000),
	CONSTRAINT "rooms_doors" CHECK("rooms"."doors_minutes" is null or "rooms"."doors_minutes" between 0 and 240),
	CONSTRAINT "rooms_clear" CHECK("rooms"."clear_minutes" is null or "rooms"."clear_minutes" between 0 and 240),
	CONSTRAINT "rooms_opens_at" CHECK("rooms"."opens_at" is null or ("rooms"."opens_at" glob '[0-9][0-9]:[0-9][0-9]' and "rooms"."opens_at" < '24:00' and substr("rooms"."opens_at", 4) < '60')),
	CONSTRAINT "rooms_closes_at" CHECK("rooms"."closes_at" is null or ("rooms"."closes_at" glob '[0-9][0-9]:[0-9][0-9]' and "rooms"."closes_at" < '24:00' and substr("rooms"."closes_at", 4) < '60'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rooms_key` ON `rooms` (`festival_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `rooms_number` ON `rooms` (`festival_id`,`number`);--> statement-breakpoint
CREATE TABLE `series` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`number` integer NOT NULL,
	`title` text DEFAULT '{}' NOT NULL,
	`introduction` text DEFAULT '{}' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "series_title" CHECK(json_valid("series"."title"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `series_key` ON `series` (`festival_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `series_number` ON `series` (`festival_id`,`number`);--> statement-breakpoint
CREATE TABLE `themes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`slug` text NOT NULL,
	`name` text DEFAULT '{}' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "themes_name" CHECK(json_valid("themes"."name"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `themes_key` ON `themes` (`festival_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `themes_slug` ON `themes` (`festival_id`,`slug`);--> statement-breakpoint
CREATE TABLE `venue_walks` (
	`festival_id` integer NOT NULL,
	`from_venue_id` integer NOT NULL,
	`to_venue_id` integer NOT NULL,
	`minutes` integer NOT NULL,
	PRIMARY KEY(`from_venue_id`, `to_venue_id`),
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`from_venue_id`) REFERENCES `venues`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`to_venue_id`) REFERENCES `venues`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "venue_walks_minutes" CHECK("venue_walks"."minutes" is null or "venue_walks"."minutes" between 0 and 600)
);
--> statement-breakpoint
CREATE TABLE `venues` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`number` integer NOT NULL,
	`name` text DEFAULT '{}' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`latitude` real,
	`longitude` real,
	`access` text DEFAULT '{}' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "venues_name" CHECK(json_valid("venues"."name")),
	CONSTRAINT "venues_latitude" CHECK("venues"."latitude" is null or "venues"."latitude" between -90 and 90),
	CONSTRAINT "venues_longitude" CHECK("venues"."longitude" is null or "venues"."longitude" between -180 and 180)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `venues_key` ON `venues` (`festival_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `venues_number` ON `venues` (`festival_id`,`number`);--> statement-breakpoint
CREATE TABLE `film_versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`film_id` integer NOT NULL,
	`spoken` text DEFAULT '[]' NOT NULL,
	`subtitles` text DEFAULT '[]' NOT NULL,
	`sdh` integer DEFAULT false NOT NULL,
	`ad` integer DEFAULT false NOT NULL,
	`format` text,
	`minutes` integer,
	`is_only_copy` integer DEFAULT false NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`film_id`) REFERENCES `films`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "film_versions_minutes" CHECK("film_versions"."minutes" is null or "film_versions"."minutes" between 1 and 1440),
	CONSTRAINT "film_versions_format" CHECK("film_versions"."format" is null or "film_versions"."format" in ('dcp', 'file', 'disc', '35mm', '16mm', 'stream', 'other'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `film_versions_key` ON `film_versions` (`festival_id`,`id`);--> statement-breakpoint
CREATE TABLE `films` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`number` integer NOT NULL,
	`original_title` text NOT NULL,
	`title` text DEFAULT '{}' NOT NULL,
	`directors` text DEFAULT '[]' NOT NULL,
	`writers` text DEFAULT '[]' NOT NULL,
	`production` text DEFAULT '' NOT NULL,
	`year` integer,
	`countries` text DEFAULT '[]' NOT NULL,
	`minutes` integer,
	`synopsis` text DEFAULT '{}' NOT NULL,
	`content_notes` text DEFAULT '[]' NOT NULL,
	`content_is_severe` integer DEFAULT false NOT NULL,
	`rights_state` text DEFAULT 'unknown' NOT NULL,
	`rights_kind` text,
	`rights_note` text DEFAULT '' NOT NULL,
	`announceable` text DEFAULT 'yes' NOT NULL,
	`announceable_from` text,
	`neutral_title` text DEFAULT '{}' NOT NULL,
	`website` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "films_title" CHECK(json_valid("films"."title")),
	CONSTRAINT "films_year" CHECK("films"."year" is null or "films"."year" between 1888 and 2200),
	CONSTRAINT "films_minutes" CHECK("films"."minutes" is null or "films"."minutes" between 1 and 1440),
	CONSTRAINT "films_rights_state" CHECK("films"."rights_state" is null or "films"."rights_state" in ('unknown', 'to-ask', 'asked', 'granted', 'refused', 'not-needed')),
	CONSTRAINT "films_rights_kind" CHECK("films"."rights_kind" is null or "films"."rights_kind" in ('public-projection', 'on-site-consultation', 'free-licence')),
	CONSTRAINT "films_announceable" CHECK("films"."announceable" is null or "films"."announceable" in ('yes', 'no', 'from')),
	CONSTRAINT "films_announceable_from" CHECK("films"."announceable_from" is null or ("films"."announceable_from" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' and date("films"."announceable_from") = "films"."announceable_from"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `films_key` ON `films` (`festival_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `films_number` ON `films` (`festival_id`,`number`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`uid` text NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`organisation` text DEFAULT '' NOT NULL,
	`title` text DEFAULT '{}' NOT NULL,
	`bio` text DEFAULT '{}' NOT NULL,
	`contact` text DEFAULT '' NOT NULL,
	`arrives_at` text,
	`departs_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "people_title" CHECK(json_valid("people"."title")),
	CONSTRAINT "people_arrives_at" CHECK("people"."arrives_at" is null or ("people"."arrives_at" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' and strftime('%Y-%m-%dT%H:%M', "people"."arrives_at") = "people"."arrives_at" and substr("people"."arrives_at", 12) < '24')),
	CONSTRAINT "people_departs_at" CHECK("people"."departs_at" is null or ("people"."departs_at" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' and strftime('%Y-%m-%dT%H:%M', "people"."departs_at") = "people"."departs_at" and substr("people"."departs_at", 12) < '24'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_key` ON `people` (`festival_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `people_uid` ON `people` (`festival_id`,`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `people_number` ON `people` (`festival_id`,`number`);--> statement-breakpoint
CREATE TABLE `accepted_warnings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`code` text NOT NULL,
	`facts` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`by_user_id` integer,
	`by_name` text DEFAULT '' NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accepted_warnings_facts` ON `accepted_warnings` (`festival_id`,`code`,`facts`);--> statement-breakpoint
CREATE TABLE `changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer,
	`batch` text NOT NULL,
	`actor_id` integer,
	`actor_name` text DEFAULT '' NOT NULL,
	`at` text NOT NULL,
	`verb` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` integer NOT NULL,
	`before` text,
	`after` text,
	`client_key` text,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "changes_entity_kind" CHECK("changes"."entity" is null or "changes"."entity" in ('festival', 'day', 'venue', 'room', 'room-crew', 'film', 'person', 'theme', 'series', 'event', 'block', 'offer', 'release', 'live-fact', 'accepted-warning', 'token', 'member'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `changes_clientKey_unique` ON `changes` (`client_key`);--> statement-breakpoint
CREATE INDEX `changes_festival` ON `changes` (`festival_id`,`id`);--> statement-breakpoint
CREATE INDEX `changes_entity` ON `changes` (`festival_id`,`entity`,`entity_id`);--> statement-breakpoint
CREATE INDEX `changes_batch` ON `changes` (`batch`);--> statement-breakpoint
CREATE TABLE `import_keys` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`source` text NOT NULL,
	`foreign_id` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` integer NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "import_keys_entity" CHECK("import_keys"."entity" is null or "import_keys"."entity" in ('festival', 'day', 'venue', 'room', 'room-crew', 'film', 'person', 'theme', 'series', 'event', 'block', 'offer', 'release', 'live-fact', 'accepted-warning', 'token', 'member'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_keys_foreign` ON `import_keys` (`festival_id`,`source`,`entity`,`foreign_id`);--> statement-breakpoint
CREATE TABLE `live_facts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`event_id` integer,
	`kind` text NOT NULL,
	`value` text DEFAULT '' NOT NULL,
	`text` text DEFAULT '{}' NOT NULL,
	`author_id` integer,
	`at` text NOT NULL,
	`until` text,
	`ended_at` text,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`festival_id`,`event_id`) REFERENCES `events`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "live_facts_kind" CHECK("live_facts"."kind" is null or "live_facts"."kind" in ('delay', 'availability', 'notice'))
);
--> statement-breakpoint
CREATE INDEX `live_facts_festival` ON `live_facts` (`festival_id`);--> statement-breakpoint
CREATE TABLE `releases` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`number` integer NOT NULL,
	`at` text NOT NULL,
	`by_user_id` integer,
	`by_name` text DEFAULT '' NOT NULL,
	`note` text DEFAULT '{}' NOT NULL,
	`republishes` integer,
	`public_document` blob NOT NULL,
	`public_sha256` text NOT NULL,
	`team_document` blob NOT NULL,
	`team_sha256` text NOT NULL,
	`client_key` text,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "releases_number_range" CHECK("releases"."number" is null or "releases"."number" between 1 and 1000000)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `releases_clientKey_unique` ON `releases` (`client_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `releases_number` ON `releases` (`festival_id`,`number`);