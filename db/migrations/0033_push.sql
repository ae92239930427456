CREATE TABLE `push_subscriptions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`key` text NOT NULL,
	`audience` text NOT NULL,
	`selection_id` integer,
	`volunteer_id` integer,
	`user_id` integer,
	`session_id` integer,
	`endpoint` text NOT NULL,
	`p256dh` text NOT NULL,
	`auth` text NOT NULL,
	`wishes` text DEFAULT '[]' NOT NULL,
	`locale` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`selection_id`) REFERENCES `selections`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`volunteer_id`) REFERENCES `volunteers`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`user_id`) REFERENCES `memberships`(`festival_id`,`user_id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "push_subscriptions_audience" CHECK("push_subscriptions"."audience" is null or "push_subscriptions"."audience" in ('visitor', 'volunteer', 'team')),
	CONSTRAINT "push_subscriptions_locale" CHECK("push_subscriptions"."locale" is null or "push_subscriptions"."locale" in ('fr', 'en')),
	CONSTRAINT "push_subscriptions_wishes" CHECK(json_valid("push_subscriptions"."wishes")),
	CONSTRAINT "push_subscriptions_whose" CHECK(("push_subscriptions"."audience" = 'visitor') = ("push_subscriptions"."selection_id" is not null) and ("push_subscriptions"."audience" = 'volunteer') = ("push_subscriptions"."volunteer_id" is not null) and ("push_subscriptions"."audience" = 'team') = ("push_subscriptions"."user_id" is not null) and ("push_subscriptions"."user_id" is null) = ("push_subscriptions"."session_id" is null))
);
--> statement-breakpoint
CREATE INDEX `push_subscriptions_festival` ON `push_subscriptions` (`festival_id`,`audience`);--> statement-breakpoint
CREATE INDEX `push_subscriptions_endpoint` ON `push_subscriptions` (`endpoint`);--> statement-breakpoint
CREATE INDEX `push_subscriptions_selection` ON `push_subscriptions` (`selection_id`);--> statement-breakpoint
CREATE INDEX `push_subscriptions_volunteer` ON `push_subscriptions` (`festival_id`,`volunteer_id`);--> statement-breakpoint
CREATE INDEX `push_subscriptions_user` ON `push_subscriptions` (`festival_id`,`user_id`);--> statement-breakpoint
CREATE INDEX `push_subscriptions_session` ON `push_subscriptions` (`session_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `push_subscriptions_key` ON `push_subscriptions` (`key`);