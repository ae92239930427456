ALTER TABLE `assignments` ADD `agreed_ends_again` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `assignments` ADD `agreed_place` text;--> statement-breakpoint
ALTER TABLE `assignments` ADD `agreed_task_id` integer;--> statement-breakpoint
ALTER TABLE `assignments` ADD `seen_ends_again` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `assignments` ADD `seen_place` text;--> statement-breakpoint
ALTER TABLE `assignments` ADD `seen_task_id` integer;