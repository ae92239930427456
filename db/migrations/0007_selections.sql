CREATE TABLE `selection_links` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`selection_id` integer NOT NULL,
	`kind` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` text NOT NULL,
	`revoked_at` text,
	FOREIGN KEY (`selection_id`) REFERENCES `selections`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "selection_links_kind" CHECK("selection_links"."kind" is null or "selection_links"."kind" in ('edit', 'read', 'calendar'))
);
--> statement-breakpoint
CREATE INDEX `selection_links_selection` ON `selection_links` (`selection_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `selection_links_hash` ON `selection_links` (`token_hash`);--> statement-breakpoint
CREATE TABLE `selections` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`events` text DEFAULT '[]' NOT NULL,
	`films` text DEFAULT '[]' NOT NULL,
	`shares` integer DEFAULT 0 NOT NULL,
	`created_at` text NOT NULL,
	`changed_at` text NOT NULL,
	`read_on` text NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "selections_events" CHECK(json_valid("selections"."events")),
	CONSTRAINT "selections_films" CHECK(json_valid("selections"."films")),
	CONSTRAINT "selections_read_on" CHECK("selections"."read_on" is null or ("selections"."read_on" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' and date("selections"."read_on") = "selections"."read_on"))
);
--> statement-breakpoint
CREATE INDEX `selections_festival` ON `selections` (`festival_id`);--> statement-breakpoint
CREATE INDEX `selections_read` ON `selections` (`read_on`);