PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_access_tokens` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer,
	`kind` text NOT NULL,
	`token_hash` text NOT NULL,
	`label` text DEFAULT '' NOT NULL,
	`role` text,
	`remit` text,
	`created_by` integer,
	`created_at` text NOT NULL,
	`expires_at` text,
	`used_at` text,
	`revoked_at` text,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "access_tokens_kind" CHECK("__new_access_tokens"."kind" is null or "__new_access_tokens"."kind" in ('setup', 'invitation', 'preview', 'team', 'volunteer')),
	CONSTRAINT "access_tokens_role" CHECK("__new_access_tokens"."role" is null or "__new_access_tokens"."role" in ('owner', 'organiser', 'programmer', 'coordinator', 'team'))
);
--> statement-breakpoint
INSERT INTO `__new_access_tokens`("id", "festival_id", "kind", "token_hash", "label", "role", "remit", "created_by", "created_at", "expires_at", "used_at", "revoked_at") SELECT "id", "festival_id", "kind", "token_hash", "label", CASE "role" WHEN 'reader' THEN 'team' ELSE "role" END, NULL, "created_by", "created_at", "expires_at", "used_at", "revoked_at" FROM `access_tokens`;--> statement-breakpoint
DROP TABLE `access_tokens`;--> statement-breakpoint
ALTER TABLE `__new_access_tokens` RENAME TO `access_tokens`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `access_tokens_festival` ON `access_tokens` (`festival_id`,`kind`);--> statement-breakpoint
CREATE UNIQUE INDEX `access_tokens_hash` ON `access_tokens` (`token_hash`);--> statement-breakpoint
CREATE TABLE `__new_memberships` (
	`festival_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`role` text NOT NULL,
	`remit` text,
	`created_at` text NOT NULL,
	PRIMARY KEY(`festival_id`, `user_id`),
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "memberships_role" CHECK("__new_memberships"."role" is null or "__new_memberships"."role" in ('owner', 'organiser', 'programmer', 'coordinator', 'team'))
);
--> statement-breakpoint
INSERT INTO `__new_memberships`("festival_id", "user_id", "role", "remit", "created_at") SELECT "festival_id", "user_id", CASE "role" WHEN 'reader' THEN 'team' ELSE "role" END, NULL, "created_at" FROM `memberships`;--> statement-breakpoint
DROP TABLE `memberships`;--> statement-breakpoint
ALTER TABLE `__new_memberships` RENAME TO `memberships`;--> statement-breakpoint
CREATE INDEX `memberships_user` ON `memberships` (`user_id`);--> statement-breakpoint
UPDATE `changes` SET `before` = json_set(`before`, '$.role', 'team') WHERE `entity` IN ('member', 'token') AND json_extract(`before`, '$.role') = 'reader';--> statement-breakpoint
UPDATE `changes` SET `after` = json_set(`after`, '$.role', 'team') WHERE `entity` IN ('member', 'token') AND json_extract(`after`, '$.role') = 'reader';
