CREATE TABLE `installation` (
	`id` integer PRIMARY KEY NOT NULL,
	`host_name` text DEFAULT '' NOT NULL,
	`host_address` text DEFAULT '' NOT NULL,
	`host_phone` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	CONSTRAINT "installation_is_one" CHECK("installation"."id" = 1)
);
--> statement-breakpoint
ALTER TABLE `festivals` ADD `legal_phone` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `festivals` ADD `legal_registration` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `rooms` ADD `lacks` text DEFAULT '[]' NOT NULL;