CREATE TABLE `emergency_contacts` (
	`volunteer_id` integer PRIMARY KEY NOT NULL,
	`festival_id` integer NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`contact` text NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`volunteer_id`) REFERENCES `volunteers`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `emergency_contacts_festival` ON `emergency_contacts` (`festival_id`,`volunteer_id`);--> statement-breakpoint
CREATE TABLE `read_briefings` (
	`festival_id` integer NOT NULL,
	`volunteer_id` integer NOT NULL,
	`task_id` integer NOT NULL,
	`of` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`volunteer_id`, `task_id`),
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`volunteer_id`) REFERENCES `volunteers`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`task_id`) REFERENCES `tasks`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `read_briefings_task` ON `read_briefings` (`festival_id`,`task_id`);