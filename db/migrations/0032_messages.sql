CREATE TABLE `deliveries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`message_id` integer NOT NULL,
	`recipient` text NOT NULL,
	`recipient_id` integer NOT NULL,
	`way` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`text` text,
	`begins_at` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_try_at` text NOT NULL,
	`tried_at` text,
	`sent_at` text,
	`hand` text,
	`failure` text DEFAULT '' NOT NULL,
	`looked_at` text,
	`answered_at` text,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`message_id`) REFERENCES `messages`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "deliveries_recipient_kind" CHECK("deliveries"."recipient" is null or "deliveries"."recipient" in ('volunteer', 'guest', 'team', 'visitor')),
	CONSTRAINT "deliveries_way" CHECK("deliveries"."way" is null or "deliveries"."way" in ('push', 'mail', 'phone')),
	CONSTRAINT "deliveries_state" CHECK("deliveries"."state" is null or "deliveries"."state" in ('waiting', 'by-hand', 'sent', 'failed', 'stopped', 'not-to-send')),
	CONSTRAINT "deliveries_hand" CHECK("deliveries"."hand" is null or "deliveries"."hand" in ('sms', 'whatsapp', 'mail', 'call', 'copy')),
	CONSTRAINT "deliveries_attempts" CHECK("deliveries"."attempts" is null or "deliveries"."attempts" between 0 and 100)
);
--> statement-breakpoint
CREATE INDEX `deliveries_message` ON `deliveries` (`festival_id`,`message_id`);--> statement-breakpoint
CREATE INDEX `deliveries_recipient` ON `deliveries` (`festival_id`,`recipient`,`recipient_id`);--> statement-breakpoint
CREATE INDEX `deliveries_due` ON `deliveries` (`state`,`next_try_at`);--> statement-breakpoint
CREATE INDEX `deliveries_tried` ON `deliveries` (`way`,`tried_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_once` ON `deliveries` (`message_id`,`recipient`,`recipient_id`,`way`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`kind` text NOT NULL,
	`cause` text NOT NULL,
	`subject` text DEFAULT '{}' NOT NULL,
	`text` text DEFAULT '{}' NOT NULL,
	`written_by` integer,
	`by_name` text DEFAULT '' NOT NULL,
	`created_at` text NOT NULL,
	`held_until` text,
	`is_urgent` integer DEFAULT false NOT NULL,
	`topic` text NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`written_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "messages_kind" CHECK("messages"."kind" is null or "messages"."kind" in ('written', 'publication', 'day', 'reminder', 'sign-up')),
	CONSTRAINT "messages_subject" CHECK(json_valid("messages"."subject")),
	CONSTRAINT "messages_text" CHECK(json_valid("messages"."text"))
);
--> statement-breakpoint
CREATE INDEX `messages_created` ON `messages` (`festival_id`,`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `messages_key` ON `messages` (`festival_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `messages_cause` ON `messages` (`festival_id`,`kind`,`cause`);--> statement-breakpoint
CREATE TABLE `stops` (
	`festival_id` integer NOT NULL,
	`recipient` text NOT NULL,
	`recipient_id` integer NOT NULL,
	`way` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`festival_id`, `recipient`, `recipient_id`, `way`),
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "stops_recipient_kind" CHECK("stops"."recipient" is null or "stops"."recipient" in ('volunteer', 'guest', 'team', 'visitor')),
	CONSTRAINT "stops_way" CHECK("stops"."way" is null or "stops"."way" in ('push', 'mail', 'phone'))
);
--> statement-breakpoint
ALTER TABLE `people` ADD `ways` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `volunteers` ADD `ways` text DEFAULT '[]' NOT NULL;