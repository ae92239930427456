CREATE TABLE `pages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`slug` text NOT NULL,
	`title` text DEFAULT '{}' NOT NULL,
	`text` text DEFAULT '{}' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`is_in_navigation` integer DEFAULT true NOT NULL,
	`shows_partners` integer DEFAULT false NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "pages_title" CHECK(json_valid("pages"."title")),
	CONSTRAINT "pages_text" CHECK(json_valid("pages"."text"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pages_key` ON `pages` (`festival_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `pages_slug` ON `pages` (`festival_id`,`slug`);--> statement-breakpoint
CREATE TABLE `partners` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`rank` text DEFAULT '{}' NOT NULL,
	`is_at_foot` integer DEFAULT false NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "partners_rank" CHECK(json_valid("partners"."rank"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `partners_key` ON `partners` (`festival_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `partners_number` ON `partners` (`festival_id`,`number`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_changes` (
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
	`undoes` text,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "changes_entity_kind" CHECK("__new_changes"."entity" is null or "__new_changes"."entity" in ('festival', 'day', 'venue', 'room', 'room-crew', 'film', 'person', 'theme', 'series', 'page', 'partner', 'picture', 'event', 'block', 'offer', 'release', 'live-fact', 'accepted-warning', 'token', 'member', 'volunteer-settings', 'task', 'shift', 'volunteer', 'assignment', 'exchange', 'problem', 'checklist', 'entry-count'))
);
--> statement-breakpoint
INSERT INTO `__new_changes`("id", "festival_id", "batch", "actor_id", "actor_name", "at", "verb", "entity", "entity_id", "before", "after", "client_key", "undoes") SELECT "id", "festival_id", "batch", "actor_id", "actor_name", "at", "verb", "entity", "entity_id", "before", "after", "client_key", "undoes" FROM `changes`;--> statement-breakpoint
DROP TABLE `changes`;--> statement-breakpoint
ALTER TABLE `__new_changes` RENAME TO `changes`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `changes_clientKey_unique` ON `changes` (`client_key`);--> statement-breakpoint
CREATE INDEX `changes_festival` ON `changes` (`festival_id`,`id`);--> statement-breakpoint
CREATE INDEX `changes_actor` ON `changes` (`festival_id`,`actor_id`,`id`);--> statement-breakpoint
CREATE INDEX `changes_entity` ON `changes` (`festival_id`,`entity`,`entity_id`);--> statement-breakpoint
CREATE INDEX `changes_batch` ON `changes` (`batch`,`festival_id`,`id`);--> statement-breakpoint
CREATE TABLE `__new_import_keys` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`source` text NOT NULL,
	`foreign_id` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` integer NOT NULL,
	`batch` text DEFAULT '' NOT NULL,
	`undone_by` text,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "import_keys_entity" CHECK("__new_import_keys"."entity" is null or "__new_import_keys"."entity" in ('festival', 'day', 'venue', 'room', 'room-crew', 'film', 'person', 'theme', 'series', 'page', 'partner', 'picture', 'event', 'block', 'offer', 'release', 'live-fact', 'accepted-warning', 'token', 'member', 'volunteer-settings', 'task', 'shift', 'volunteer', 'assignment', 'exchange', 'problem', 'checklist', 'entry-count'))
);
--> statement-breakpoint
INSERT INTO `__new_import_keys`("id", "festival_id", "source", "foreign_id", "entity", "entity_id", "batch", "undone_by") SELECT "id", "festival_id", "source", "foreign_id", "entity", "entity_id", "batch", "undone_by" FROM `import_keys`;--> statement-breakpoint
DROP TABLE `import_keys`;--> statement-breakpoint
ALTER TABLE `__new_import_keys` RENAME TO `import_keys`;--> statement-breakpoint
CREATE INDEX `import_keys_batch` ON `import_keys` (`batch`);--> statement-breakpoint
CREATE INDEX `import_keys_undone` ON `import_keys` (`undone_by`);--> statement-breakpoint
CREATE UNIQUE INDEX `import_keys_foreign` ON `import_keys` (`festival_id`,`source`,`entity`,`foreign_id`);--> statement-breakpoint
CREATE TABLE `__new_pictures` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`use` text NOT NULL,
	`film_id` integer,
	`person_id` integer,
	`venue_id` integer,
	`room_id` integer,
	`theme_id` integer,
	`series_id` integer,
	`page_id` integer,
	`partner_id` integer,
	`position` integer DEFAULT 0 NOT NULL,
	`hash` text NOT NULL,
	`format` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`bytes` integer NOT NULL,
	`colour` text NOT NULL,
	`file_name` text DEFAULT '' NOT NULL,
	`alt` text DEFAULT '{}' NOT NULL,
	`credit` text DEFAULT '' NOT NULL,
	`focal_x` integer DEFAULT 50 NOT NULL,
	`focal_y` integer DEFAULT 50 NOT NULL,
	`given_by` text DEFAULT '' NOT NULL,
	`purposes` text DEFAULT '[]' NOT NULL,
	`until` text,
	`consent_on` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`film_id`) REFERENCES `films`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`person_id`) REFERENCES `people`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`venue_id`) REFERENCES `venues`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`room_id`) REFERENCES `rooms`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`theme_id`) REFERENCES `themes`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`series_id`) REFERENCES `series`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`page_id`) REFERENCES `pages`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`partner_id`) REFERENCES `partners`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "pictures_use" CHECK("__new_pictures"."use" is null or "__new_pictures"."use" in ('still', 'poster', 'portrait', 'view', 'motif', 'logo', 'logo-dark', 'head', 'partner')),
	CONSTRAINT "pictures_format" CHECK("__new_pictures"."format" is null or "__new_pictures"."format" in ('jpeg', 'png', 'webp')),
	CONSTRAINT "pictures_alt" CHECK(json_valid("__new_pictures"."alt")),
	CONSTRAINT "pictures_width" CHECK("__new_pictures"."width" is null or "__new_pictures"."width" between 1 and 65535),
	CONSTRAINT "pictures_height" CHECK("__new_pictures"."height" is null or "__new_pictures"."height" between 1 and 65535),
	CONSTRAINT "pictures_focal_x" CHECK("__new_pictures"."focal_x" is null or "__new_pictures"."focal_x" between 0 and 100),
	CONSTRAINT "pictures_focal_y" CHECK("__new_pictures"."focal_y" is null or "__new_pictures"."focal_y" between 0 and 100),
	CONSTRAINT "pictures_until" CHECK("__new_pictures"."until" is null or ("__new_pictures"."until" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' and date("__new_pictures"."until") = "__new_pictures"."until")),
	CONSTRAINT "pictures_consent_on" CHECK("__new_pictures"."consent_on" is null or ("__new_pictures"."consent_on" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' and date("__new_pictures"."consent_on") = "__new_pictures"."consent_on"))
);
--> statement-breakpoint
INSERT INTO `__new_pictures`("id", "festival_id", "use", "film_id", "person_id", "venue_id", "room_id", "theme_id", "series_id", "page_id", "partner_id", "position", "hash", "format", "width", "height", "bytes", "colour", "file_name", "alt", "credit", "focal_x", "focal_y", "given_by", "purposes", "until", "consent_on", "version", "created_at") SELECT "id", "festival_id", "use", "film_id", "person_id", "venue_id", "room_id", "theme_id", "series_id", NULL, NULL, "position", "hash", "format", "width", "height", "bytes", "colour", "file_name", "alt", "credit", "focal_x", "focal_y", "given_by", "purposes", "until", "consent_on", "version", "created_at" FROM `pictures`;--> statement-breakpoint
DROP TABLE `pictures`;--> statement-breakpoint
ALTER TABLE `__new_pictures` RENAME TO `pictures`;--> statement-breakpoint
CREATE INDEX `pictures_hash` ON `pictures` (`hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `pictures_key` ON `pictures` (`festival_id`,`id`);