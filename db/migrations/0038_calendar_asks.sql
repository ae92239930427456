CREATE TABLE `asked_calendars` (
	`festival_id` integer NOT NULL,
	`address` text NOT NULL,
	`asked_at` text NOT NULL,
	PRIMARY KEY(`festival_id`, `address`),
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade
);
