-- A column with its reference, added by itself: the table of festivals is what every other table refers to, and is not made anew for it.
ALTER TABLE `festivals` ADD `previous_id` integer REFERENCES `festivals`(`id`) ON DELETE SET NULL;--> statement-breakpoint
CREATE INDEX `festivals_previous` ON `festivals` (`previous_id`);
