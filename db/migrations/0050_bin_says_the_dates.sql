ALTER TABLE `removed_festivals` ADD `starts_on` text;--> statement-breakpoint
ALTER TABLE `removed_festivals` ADD `ends_on` text;