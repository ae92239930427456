ALTER TABLE `festivals` ADD `legal_text` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `festivals` ADD `privacy_text` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `festivals` ADD `accessibility_text` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `festivals` ADD `accessibility_state` text DEFAULT 'not-audited' NOT NULL;