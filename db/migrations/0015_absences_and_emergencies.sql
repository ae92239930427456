CREATE TABLE `emergencies` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`whose` text NOT NULL,
	`room_id` integer,
	`place` text DEFAULT '' NOT NULL,
	`volunteer_id` integer,
	`by_name` text DEFAULT '' NOT NULL,
	`at` text NOT NULL,
	`taken_at` text,
	`taken_by` text DEFAULT '' NOT NULL,
	`client_key` text NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`room_id`) REFERENCES `rooms`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`festival_id`,`volunteer_id`) REFERENCES `volunteers`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "emergencies_whose" CHECK("emergencies"."whose" is null or "emergencies"."whose" in ('self', 'other'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `emergencies_clientKey_unique` ON `emergencies` (`client_key`);--> statement-breakpoint
CREATE INDEX `emergencies_volunteer` ON `emergencies` (`festival_id`,`volunteer_id`);--> statement-breakpoint
CREATE INDEX `emergencies_room` ON `emergencies` (`festival_id`,`room_id`);--> statement-breakpoint
ALTER TABLE `assignments` ADD `absent_at` text;--> statement-breakpoint
ALTER TABLE `volunteer_settings` ADD `safety_contact` text DEFAULT '' NOT NULL;