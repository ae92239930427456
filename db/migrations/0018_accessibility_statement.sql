ALTER TABLE `festivals` ADD `accessibility_duty` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `festivals` ADD `accessibility_statement` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
UPDATE `festivals` SET `accessibility_duty` = 1 WHERE `accessibility_state` <> 'not-audited';
