CREATE TABLE `withdrawn_names` (
	`festival_id` integer NOT NULL,
	`uid` text NOT NULL,
	`number` integer NOT NULL,
	`former_names` text DEFAULT '[]' NOT NULL,
	`name` text,
	`at` text NOT NULL,
	PRIMARY KEY(`festival_id`, `uid`),
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "withdrawn_names_former" CHECK(json_valid("withdrawn_names"."former_names"))
);
--> statement-breakpoint
ALTER TABLE `themes` ADD `introduction` text DEFAULT '{}' NOT NULL;