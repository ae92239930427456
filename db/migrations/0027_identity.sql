PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_festivals` (
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
	`second_colour` text,
	`letters` text DEFAULT 'bricolage' NOT NULL,
	`head_style` text DEFAULT 'letters' NOT NULL,
	`organiser` text DEFAULT '' NOT NULL,
	`website` text DEFAULT '' NOT NULL,
	`contact_email` text DEFAULT '' NOT NULL,
	`legal_publisher` text DEFAULT '' NOT NULL,
	`legal_address` text DEFAULT '' NOT NULL,
	`legal_director` text DEFAULT '' NOT NULL,
	`legal_host` text DEFAULT '' NOT NULL,
	`legal_phone` text DEFAULT '' NOT NULL,
	`legal_registration` text DEFAULT '' NOT NULL,
	`accessibility_contact` text DEFAULT '' NOT NULL,
	`legal_text` text DEFAULT '{}' NOT NULL,
	`privacy_text` text DEFAULT '{}' NOT NULL,
	`accessibility_text` text DEFAULT '{}' NOT NULL,
	`accessibility_duty` integer DEFAULT false NOT NULL,
	`accessibility_state` text DEFAULT 'not-audited' NOT NULL,
	`accessibility_statement` text DEFAULT '{}' NOT NULL,
	`private_days` integer DEFAULT 90 NOT NULL,
	`is_demonstration` integer DEFAULT false NOT NULL,
	`public_key` text NOT NULL,
	`next_number` integer DEFAULT 1 NOT NULL,
	`template_id` text,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	CONSTRAINT "festivals_name" CHECK(json_valid("__new_festivals"."name")),
	CONSTRAINT "festivals_starts_on" CHECK("__new_festivals"."starts_on" is null or ("__new_festivals"."starts_on" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' and date("__new_festivals"."starts_on") = "__new_festivals"."starts_on")),
	CONSTRAINT "festivals_ends_on" CHECK("__new_festivals"."ends_on" is null or ("__new_festivals"."ends_on" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' and date("__new_festivals"."ends_on") = "__new_festivals"."ends_on")),
	CONSTRAINT "festivals_day_starts_at" CHECK("__new_festivals"."day_starts_at" is null or ("__new_festivals"."day_starts_at" glob '[0-9][0-9]:[0-9][0-9]' and "__new_festivals"."day_starts_at" < '24:00' and substr("__new_festivals"."day_starts_at", 4) < '60')),
	CONSTRAINT "festivals_opens_at" CHECK("__new_festivals"."opens_at" is null or ("__new_festivals"."opens_at" glob '[0-9][0-9]:[0-9][0-9]' and "__new_festivals"."opens_at" < '24:00' and substr("__new_festivals"."opens_at", 4) < '60')),
	CONSTRAINT "festivals_closes_at" CHECK("__new_festivals"."closes_at" is null or ("__new_festivals"."closes_at" glob '[0-9][0-9]:[0-9][0-9]' and "__new_festivals"."closes_at" < '24:00' and substr("__new_festivals"."closes_at", 4) < '60')),
	CONSTRAINT "festivals_locale" CHECK("__new_festivals"."locale" is null or "__new_festivals"."locale" in ('fr', 'en')),
	CONSTRAINT "festivals_letters" CHECK("__new_festivals"."letters" is null or "__new_festivals"."letters" in ('bricolage', 'newsreader', 'hanken')),
	CONSTRAINT "festivals_head_style" CHECK("__new_festivals"."head_style" is null or "__new_festivals"."head_style" in ('letters', 'picture', 'poster')),
	CONSTRAINT "festivals_doors" CHECK("__new_festivals"."doors_minutes" is null or "__new_festivals"."doors_minutes" between 0 and 240),
	CONSTRAINT "festivals_clear" CHECK("__new_festivals"."clear_minutes" is null or "__new_festivals"."clear_minutes" between 0 and 240),
	CONSTRAINT "festivals_between_films" CHECK("__new_festivals"."between_films_minutes" is null or "__new_festivals"."between_films_minutes" between 0 and 120)
);
--> statement-breakpoint
INSERT INTO `__new_festivals`("id", "uid", "slug", "name", "introduction", "starts_on", "ends_on", "time_zone", "locale", "day_starts_at", "opens_at", "closes_at", "doors_minutes", "clear_minutes", "between_films_minutes", "accent", "second_colour", "letters", "head_style", "organiser", "website", "contact_email", "legal_publisher", "legal_address", "legal_director", "legal_host", "legal_phone", "legal_registration", "accessibility_contact", "legal_text", "privacy_text", "accessibility_text", "accessibility_duty", "accessibility_state", "accessibility_statement", "private_days", "is_demonstration", "public_key", "next_number", "template_id", "version", "created_at") SELECT "id", "uid", "slug", "name", "introduction", "starts_on", "ends_on", "time_zone", "locale", "day_starts_at", "opens_at", "closes_at", "doors_minutes", "clear_minutes", "between_films_minutes", "accent", "second_colour", "letters", "head_style", "organiser", "website", "contact_email", "legal_publisher", "legal_address", "legal_director", "legal_host", "legal_phone", "legal_registration", "accessibility_contact", "legal_text", "privacy_text", "accessibility_text", "accessibility_duty", "accessibility_state", "accessibility_statement", "private_days", "is_demonstration", "public_key", "next_number", "template_id", "version", "created_at" FROM `festivals`;--> statement-breakpoint
DROP TABLE `festivals`;--> statement-breakpoint
ALTER TABLE `__new_festivals` RENAME TO `festivals`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `festivals_uid_unique` ON `festivals` (`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `festivals_slug_unique` ON `festivals` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `festivals_publicKey_unique` ON `festivals` (`public_key`);--> statement-breakpoint
ALTER TABLE `themes` ADD `colour` text;