ALTER TABLE `deliveries` ADD `opens` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `volunteers` ADD `other_contact` text DEFAULT '' NOT NULL;