CREATE TABLE `imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`entity` text NOT NULL,
	`user_id` integer,
	`name` text DEFAULT '' NOT NULL,
	`rows` blob,
	`header` text DEFAULT '' NOT NULL,
	`has_header` integer DEFAULT true NOT NULL,
	`mapping` text DEFAULT '[]' NOT NULL,
	`answers` text DEFAULT '{}' NOT NULL,
	`created_at` text NOT NULL,
	`touched_at` text NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "imports_entity" CHECK("imports"."entity" is null or "imports"."entity" in ('film')),
	CONSTRAINT "imports_mapping" CHECK(json_valid("imports"."mapping")),
	CONSTRAINT "imports_answers" CHECK(json_valid("imports"."answers"))
);
--> statement-breakpoint
CREATE INDEX `imports_festival` ON `imports` (`festival_id`,`entity`);