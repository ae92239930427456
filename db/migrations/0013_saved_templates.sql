CREATE TABLE `saved_templates` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text DEFAULT '{}' NOT NULL,
	`summary` text DEFAULT '{}' NOT NULL,
	`day_count` integer NOT NULL,
	`room_count` integer NOT NULL,
	`event_count` integer NOT NULL,
	`programme` blob NOT NULL,
	`created_by` integer,
	`by_name` text DEFAULT '' NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "saved_templates_name" CHECK(json_valid("saved_templates"."name")),
	CONSTRAINT "saved_templates_summary" CHECK(json_valid("saved_templates"."summary"))
);
