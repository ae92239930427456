PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_offers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`day_id` integer,
	`series_id` integer,
	`event_id` integer,
	`kind` text DEFAULT 'free' NOT NULL,
	`label` text DEFAULT '{}' NOT NULL,
	`price` text DEFAULT '{}' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`opens_at` text,
	`position` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`day_id`) REFERENCES `festival_days`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`series_id`) REFERENCES `series`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`event_id`) REFERENCES `events`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "offers_one_place" CHECK(("__new_offers"."day_id" is not null) + ("__new_offers"."series_id" is not null) + ("__new_offers"."event_id" is not null) <= 1),
	CONSTRAINT "offers_kind" CHECK("__new_offers"."kind" is null or "__new_offers"."kind" in ('free', 'paid', 'pass', 'registration')),
	CONSTRAINT "offers_label" CHECK(json_valid("__new_offers"."label")),
	CONSTRAINT "offers_opens_at" CHECK("__new_offers"."opens_at" is null or ("__new_offers"."opens_at" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' and strftime('%Y-%m-%dT%H:%M', "__new_offers"."opens_at") = "__new_offers"."opens_at" and substr("__new_offers"."opens_at", 12) < '24'))
);
--> statement-breakpoint
INSERT INTO `__new_offers`("id", "festival_id", "day_id", "series_id", "event_id", "kind", "label", "price", "address", "opens_at", "position", "version") SELECT "id", "festival_id", "day_id", "series_id", "event_id", "kind", "label", "price", "address", "opens_at", "position", "version" FROM `offers`;--> statement-breakpoint
DROP TABLE `offers`;--> statement-breakpoint
ALTER TABLE `__new_offers` RENAME TO `offers`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `offers_event` ON `offers` (`festival_id`,`event_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `offers_key` ON `offers` (`festival_id`,`id`);--> statement-breakpoint
-- Passes were recognised by the words of their label until they had a kind of their own.
UPDATE `offers` SET `kind` = 'pass' WHERE `kind` = 'paid' AND (
	`label` LIKE '%pass"%' OR `label` LIKE '%pass %' OR `label` LIKE '%passe"%' OR `label` LIKE '%passe %' OR `label` LIKE '%passes"%' OR `label` LIKE '%passes %'
	OR `label` LIKE '%passeport%' OR `label` LIKE '%passport%' OR `label` LIKE '%abonnement%' OR `label` LIKE '%forfait%' OR `label` LIKE '%carnet%'
	OR `label` LIKE '%season ticket%' OR `label` LIKE '%day ticket%'
);
