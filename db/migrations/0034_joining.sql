CREATE TABLE `applications` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`reached_as` text NOT NULL,
	`answers` text NOT NULL,
	`locale` text NOT NULL,
	`state` text DEFAULT 'new' NOT NULL,
	`doubt` text,
	`volunteer_id` integer,
	`opens_own` integer DEFAULT false NOT NULL,
	`at` text NOT NULL,
	`decided_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "applications_answers" CHECK(json_valid("applications"."answers")),
	CONSTRAINT "applications_locale" CHECK("applications"."locale" is null or "applications"."locale" in ('fr', 'en')),
	CONSTRAINT "applications_state" CHECK("applications"."state" is null or "applications"."state" in ('new', 'check', 'waiting', 'declined')),
	CONSTRAINT "applications_doubt" CHECK("applications"."doubt" is null or "applications"."doubt" in ('fast', 'unsigned', 'often'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `applications_key_unique` ON `applications` (`key`);--> statement-breakpoint
CREATE INDEX `applications_festival` ON `applications` (`festival_id`,`state`);--> statement-breakpoint
CREATE INDEX `applications_volunteer` ON `applications` (`festival_id`,`volunteer_id`);--> statement-breakpoint
-- Columns one by one: other tables refer to these, and are not emptied for them.
ALTER TABLE `tasks` ADD `adults_only` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `tasks` ADD `wanted` integer CONSTRAINT "tasks_wanted" CHECK("wanted" is null or "wanted" between 1 and 2000);--> statement-breakpoint
ALTER TABLE `volunteer_settings` ADD `joining` text DEFAULT 'off' NOT NULL CONSTRAINT "volunteer_settings_joining" CHECK("joining" is null or "joining" in ('off', 'on', 'full'));--> statement-breakpoint
ALTER TABLE `volunteer_settings` ADD `join_until` text CONSTRAINT "volunteer_settings_join_until" CHECK("join_until" is null or ("join_until" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' and date("join_until") = "join_until"));--> statement-breakpoint
ALTER TABLE `volunteer_settings` ADD `join_min_age` integer DEFAULT 16 NOT NULL CONSTRAINT "volunteer_settings_min_age" CHECK("join_min_age" is null or "join_min_age" between 15 and 18);--> statement-breakpoint
ALTER TABLE `volunteer_settings` ADD `minors_until` text DEFAULT '22:00' NOT NULL CONSTRAINT "volunteer_settings_minors_until" CHECK("minors_until" is null or ("minors_until" glob '[0-9][0-9]:[0-9][0-9]' and "minors_until" < '24:00' and substr("minors_until", 4) < '60'));--> statement-breakpoint
ALTER TABLE `volunteer_settings` ADD `under16_until` text DEFAULT '20:00' NOT NULL CONSTRAINT "volunteer_settings_under16_until" CHECK("under16_until" is null or ("under16_until" glob '[0-9][0-9]:[0-9][0-9]' and "under16_until" < '24:00' and substr("under16_until", 4) < '60'));--> statement-breakpoint
ALTER TABLE `volunteer_settings` ADD `minor_minutes_a_day` integer DEFAULT 420 NOT NULL CONSTRAINT "volunteer_settings_minor_minutes" CHECK("minor_minutes_a_day" is null or "minor_minutes_a_day" between 30 and 420);--> statement-breakpoint
ALTER TABLE `volunteers` ADD `age` text CONSTRAINT "volunteers_age" CHECK("age" is null or "age" in ('under16', 'under18', 'adult'));--> statement-breakpoint
ALTER TABLE `volunteers` ADD `shirt` text CONSTRAINT "volunteers_shirt" CHECK("shirt" is null or "shirt" in ('XS', 'S', 'M', 'L', 'XL', 'XXL', 'XXXL'));--> statement-breakpoint
ALTER TABLE `volunteers` ADD `guardian` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `volunteers` ADD `guardian_contact` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `volunteers` ADD `consent` text CONSTRAINT "volunteers_consent" CHECK("consent" is null or "consent" in ('link', 'paper', 'refused'));--> statement-breakpoint
ALTER TABLE `volunteers` ADD `consent_on` text CONSTRAINT "volunteers_consent_on" CHECK("consent_on" is null or ("consent_on" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' and date("consent_on") = "consent_on")) CONSTRAINT "volunteers_consented" CHECK(("consent" is null) = ("consent_on" is null));