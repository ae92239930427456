CREATE TABLE `table_views` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`list` text NOT NULL,
	`name` text NOT NULL,
	`query` text DEFAULT '' NOT NULL,
	`sort` text DEFAULT '' NOT NULL,
	`is_down` integer DEFAULT false NOT NULL,
	`filters` text DEFAULT '{}' NOT NULL,
	`columns` text DEFAULT '[]' NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "table_views_list" CHECK("table_views"."list" is null or "table_views"."list" in ('films', 'people', 'rooms', 'events', 'shifts')),
	CONSTRAINT "table_views_filters" CHECK(json_valid("table_views"."filters")),
	CONSTRAINT "table_views_columns" CHECK(json_valid("table_views"."columns"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `table_views_name` ON `table_views` (`festival_id`,`list`,`name`);