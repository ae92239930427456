CREATE TABLE `removed_festivals` (
	`id` integer PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text DEFAULT '{}' NOT NULL,
	`time_zone` text NOT NULL,
	`removed_at` text NOT NULL,
	`by_name` text NOT NULL,
	`owners` text NOT NULL,
	`next_ids` text NOT NULL,
	`files` text NOT NULL,
	`pack` blob NOT NULL,
	CONSTRAINT "removed_festivals_name" CHECK(json_valid("removed_festivals"."name"))
);
