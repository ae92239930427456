CREATE TABLE `hosts` (
	`host` text NOT NULL,
	`festival_id` integer NOT NULL,
	`asked_at` text NOT NULL,
	`allowed_at` text,
	`answered_at` text,
	`left_at` text,
	PRIMARY KEY(`host`, `festival_id`),
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `hosts_one` ON `hosts` (`festival_id`) WHERE "hosts"."left_at" is null;