ALTER TABLE `changes` ADD `undoes` text;--> statement-breakpoint
CREATE INDEX `changes_actor` ON `changes` (`festival_id`,`actor_id`,`id`);