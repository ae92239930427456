CREATE TABLE `volunteer_task_wishes` (
	`festival_id` integer NOT NULL,
	`volunteer_id` integer NOT NULL,
	`task_id` integer NOT NULL,
	`wish` text NOT NULL,
	PRIMARY KEY(`volunteer_id`, `task_id`),
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`volunteer_id`) REFERENCES `volunteers`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`task_id`) REFERENCES `tasks`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "volunteer_task_wishes_wish" CHECK("volunteer_task_wishes"."wish" is null or "volunteer_task_wishes"."wish" in ('for', 'against'))
);
--> statement-breakpoint
CREATE INDEX `volunteer_task_wishes_task` ON `volunteer_task_wishes` (`festival_id`,`task_id`);--> statement-breakpoint
ALTER TABLE `assignments` ADD `seen_starts_at` text;--> statement-breakpoint
ALTER TABLE `assignments` ADD `seen_ends_at` text;--> statement-breakpoint
ALTER TABLE `assignments` ADD `seen_room_id` integer;--> statement-breakpoint
ALTER TABLE `emergencies` ADD `team_link_id` integer;