PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_imports` (
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
	CONSTRAINT "imports_entity" CHECK("__new_imports"."entity" is null or "__new_imports"."entity" in ('film', 'programme', 'event', 'person', 'room', 'volunteer')),
	CONSTRAINT "imports_mapping" CHECK(json_valid("__new_imports"."mapping")),
	CONSTRAINT "imports_answers" CHECK(json_valid("__new_imports"."answers"))
);
--> statement-breakpoint
INSERT INTO `__new_imports`("id", "festival_id", "entity", "user_id", "name", "rows", "header", "has_header", "mapping", "answers", "created_at", "touched_at") SELECT "id", "festival_id", "entity", "user_id", "name", "rows", "header", "has_header", "mapping", "answers", "created_at", "touched_at" FROM `imports`;--> statement-breakpoint
DROP TABLE `imports`;--> statement-breakpoint
ALTER TABLE `__new_imports` RENAME TO `imports`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `imports_festival` ON `imports` (`festival_id`,`entity`);--> statement-breakpoint
ALTER TABLE `events` ADD `links` text DEFAULT '[]' NOT NULL;