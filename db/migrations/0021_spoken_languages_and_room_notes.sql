ALTER TABLE `events` ADD `spoken` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `translated_into` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `rooms` ADD `note` text DEFAULT '' NOT NULL;