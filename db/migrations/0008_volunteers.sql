CREATE TABLE `assignments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`uid` text NOT NULL,
	`shift_id` integer NOT NULL,
	`volunteer_id` integer NOT NULL,
	`state` text DEFAULT 'offered' NOT NULL,
	`is_referent` integer DEFAULT false NOT NULL,
	`checked_in_at` text,
	`agreed_starts_at` text,
	`agreed_ends_at` text,
	`agreed_room_id` integer,
	`seen_release` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`shift_id`) REFERENCES `shifts`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`festival_id`,`volunteer_id`) REFERENCES `volunteers`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "assignments_state" CHECK("assignments"."state" is null or "assignments"."state" in ('offered', 'confirmed', 'declined', 'cancelled')),
	CONSTRAINT "assignments_agreed_starts_at" CHECK("assignments"."agreed_starts_at" is null or ("assignments"."agreed_starts_at" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' and strftime('%Y-%m-%dT%H:%M', "assignments"."agreed_starts_at") = "assignments"."agreed_starts_at" and substr("assignments"."agreed_starts_at", 12) < '24')),
	CONSTRAINT "assignments_agreed_ends_at" CHECK("assignments"."agreed_ends_at" is null or ("assignments"."agreed_ends_at" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' and strftime('%Y-%m-%dT%H:%M', "assignments"."agreed_ends_at") = "assignments"."agreed_ends_at" and substr("assignments"."agreed_ends_at", 12) < '24')),
	CONSTRAINT "assignments_agreed" CHECK(("assignments"."agreed_starts_at" is null) = ("assignments"."agreed_ends_at" is null)),
	CONSTRAINT "assignments_seen" CHECK("assignments"."seen_release" is null or "assignments"."seen_release" between 0 and 1000000)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assignments_uid_unique` ON `assignments` (`uid`);--> statement-breakpoint
CREATE INDEX `assignments_shift` ON `assignments` (`festival_id`,`shift_id`);--> statement-breakpoint
CREATE INDEX `assignments_volunteer` ON `assignments` (`festival_id`,`volunteer_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `assignments_key` ON `assignments` (`festival_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `assignments_once` ON `assignments` (`shift_id`,`volunteer_id`);--> statement-breakpoint
CREATE TABLE `checklist_items` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`checklist_id` integer NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	`ticked_at` text,
	`ticked_by` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`checklist_id`) REFERENCES `checklists`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "checklist_items_text" CHECK(json_valid("checklist_items"."text"))
);
--> statement-breakpoint
CREATE INDEX `checklist_items_checklist` ON `checklist_items` (`festival_id`,`checklist_id`);--> statement-breakpoint
CREATE TABLE `checklists` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`room_id` integer NOT NULL,
	`date` text NOT NULL,
	`moment` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`room_id`) REFERENCES `rooms`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "checklists_date" CHECK("checklists"."date" is null or ("checklists"."date" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' and date("checklists"."date") = "checklists"."date")),
	CONSTRAINT "checklists_moment" CHECK("checklists"."moment" is null or "checklists"."moment" in ('opening', 'closing'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `checklists_key` ON `checklists` (`festival_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `checklists_one` ON `checklists` (`room_id`,`date`,`moment`);--> statement-breakpoint
CREATE TABLE `entry_counts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`event_id` integer NOT NULL,
	`count` integer NOT NULL,
	`by_user_id` integer,
	`by_name` text DEFAULT '' NOT NULL,
	`at` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`by_user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`festival_id`,`event_id`) REFERENCES `events`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "entry_counts_count" CHECK("entry_counts"."count" is null or "entry_counts"."count" between 0 and 100000)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `entry_counts_event` ON `entry_counts` (`festival_id`,`event_id`);--> statement-breakpoint
CREATE TABLE `exchanges` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`assignment_id` integer NOT NULL,
	`to_volunteer_id` integer,
	`return_assignment_id` integer,
	`message` text DEFAULT '' NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`accepted_by_volunteer_id` integer,
	`at` text NOT NULL,
	`decided_at` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`assignment_id`) REFERENCES `assignments`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`festival_id`,`return_assignment_id`) REFERENCES `assignments`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`festival_id`,`to_volunteer_id`) REFERENCES `volunteers`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`festival_id`,`accepted_by_volunteer_id`) REFERENCES `volunteers`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "exchanges_state" CHECK("exchanges"."state" is null or "exchanges"."state" in ('open', 'accepted', 'done', 'declined', 'refused', 'withdrawn')),
	CONSTRAINT "exchanges_accepted_by" CHECK("exchanges"."state" not in ('accepted', 'done') or "exchanges"."accepted_by_volunteer_id" is not null),
	CONSTRAINT "exchanges_return_to_one" CHECK("exchanges"."return_assignment_id" is null or "exchanges"."to_volunteer_id" is not null)
);
--> statement-breakpoint
CREATE INDEX `exchanges_assignment` ON `exchanges` (`festival_id`,`assignment_id`);--> statement-breakpoint
CREATE INDEX `exchanges_return` ON `exchanges` (`festival_id`,`return_assignment_id`);--> statement-breakpoint
CREATE INDEX `exchanges_to` ON `exchanges` (`festival_id`,`to_volunteer_id`);--> statement-breakpoint
CREATE INDEX `exchanges_accepted` ON `exchanges` (`festival_id`,`accepted_by_volunteer_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `exchanges_key` ON `exchanges` (`festival_id`,`id`);--> statement-breakpoint
CREATE TABLE `problems` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`volunteer_id` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text DEFAULT '' NOT NULL,
	`room_id` integer,
	`at` text NOT NULL,
	`settled_at` text,
	`settled_by` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`volunteer_id`) REFERENCES `volunteers`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`festival_id`,`room_id`) REFERENCES `rooms`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "problems_kind" CHECK("problems"."kind" is null or "problems"."kind" in ('late', 'equipment', 'unwell', 'must-leave'))
);
--> statement-breakpoint
CREATE INDEX `problems_volunteer` ON `problems` (`festival_id`,`volunteer_id`);--> statement-breakpoint
CREATE INDEX `problems_room` ON `problems` (`festival_id`,`room_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `problems_key` ON `problems` (`festival_id`,`id`);--> statement-breakpoint
CREATE TABLE `shifts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`task_id` integer NOT NULL,
	`rule` text NOT NULL,
	`room_id` integer,
	`place` text DEFAULT '' NOT NULL,
	`people` integer DEFAULT 1 NOT NULL,
	`starts_at` text,
	`ends_at` text,
	`event_id` integer,
	`date` text,
	`person_id` integer,
	`moment` text,
	`from_anchor` text,
	`from_minutes` integer,
	`to_anchor` text,
	`to_minutes` integer,
	`note` text DEFAULT '' NOT NULL,
	`status` text DEFAULT 'planned' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`task_id`) REFERENCES `tasks`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`festival_id`,`room_id`) REFERENCES `rooms`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`festival_id`,`event_id`) REFERENCES `events`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`festival_id`,`person_id`) REFERENCES `people`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "shifts_rule" CHECK("shifts"."rule" is null or "shifts"."rule" in ('fixed', 'event', 'room-day', 'guest')),
	CONSTRAINT "shifts_moment" CHECK("shifts"."moment" is null or "shifts"."moment" in ('arrival', 'departure')),
	CONSTRAINT "shifts_from_anchor" CHECK("shifts"."from_anchor" is null or "shifts"."from_anchor" in ('doors', 'start', 'end', 'free')),
	CONSTRAINT "shifts_to_anchor" CHECK("shifts"."to_anchor" is null or "shifts"."to_anchor" in ('doors', 'start', 'end', 'free')),
	CONSTRAINT "shifts_status" CHECK("shifts"."status" is null or "shifts"."status" in ('planned', 'cancelled')),
	CONSTRAINT "shifts_starts_at" CHECK("shifts"."starts_at" is null or ("shifts"."starts_at" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' and strftime('%Y-%m-%dT%H:%M', "shifts"."starts_at") = "shifts"."starts_at" and substr("shifts"."starts_at", 12) < '24')),
	CONSTRAINT "shifts_ends_at" CHECK("shifts"."ends_at" is null or ("shifts"."ends_at" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' and strftime('%Y-%m-%dT%H:%M', "shifts"."ends_at") = "shifts"."ends_at" and substr("shifts"."ends_at", 12) < '24')),
	CONSTRAINT "shifts_date" CHECK("shifts"."date" is null or ("shifts"."date" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' and date("shifts"."date") = "shifts"."date")),
	CONSTRAINT "shifts_people" CHECK("shifts"."people" is null or "shifts"."people" between 1 and 200),
	CONSTRAINT "shifts_from_minutes" CHECK("shifts"."from_minutes" is null or "shifts"."from_minutes" between -1440 and 1440),
	CONSTRAINT "shifts_to_minutes" CHECK("shifts"."to_minutes" is null or "shifts"."to_minutes" between -1440 and 1440),
	CONSTRAINT "shifts_fixed" CHECK(("shifts"."rule" = 'fixed') = ("shifts"."starts_at" is not null) and ("shifts"."rule" = 'fixed') = ("shifts"."ends_at" is not null) and ("shifts"."starts_at" is null or "shifts"."ends_at" > "shifts"."starts_at")),
	CONSTRAINT "shifts_of_event" CHECK(("shifts"."rule" = 'event') = ("shifts"."event_id" is not null)),
	CONSTRAINT "shifts_of_room" CHECK(("shifts"."rule" = 'room-day') = ("shifts"."date" is not null) and ("shifts"."rule" <> 'room-day' or "shifts"."room_id" is not null)),
	CONSTRAINT "shifts_of_guest" CHECK(("shifts"."rule" = 'guest') = ("shifts"."person_id" is not null) and ("shifts"."rule" = 'guest') = ("shifts"."moment" is not null)),
	CONSTRAINT "shifts_offsets" CHECK(("shifts"."rule" = 'fixed') = ("shifts"."from_minutes" is null) and ("shifts"."rule" = 'fixed') = ("shifts"."to_minutes" is null)),
	CONSTRAINT "shifts_anchors" CHECK(("shifts"."rule" in ('event', 'room-day')) = ("shifts"."from_anchor" is not null) and ("shifts"."rule" in ('event', 'room-day')) = ("shifts"."to_anchor" is not null))
);
--> statement-breakpoint
CREATE INDEX `shifts_event` ON `shifts` (`festival_id`,`event_id`);--> statement-breakpoint
CREATE INDEX `shifts_task` ON `shifts` (`festival_id`,`task_id`);--> statement-breakpoint
CREATE INDEX `shifts_room` ON `shifts` (`festival_id`,`room_id`);--> statement-breakpoint
CREATE INDEX `shifts_person` ON `shifts` (`festival_id`,`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `shifts_key` ON `shifts` (`festival_id`,`id`);--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`name` text DEFAULT '{}' NOT NULL,
	`briefing` text DEFAULT '{}' NOT NULL,
	`needs_clearance` integer DEFAULT false NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "tasks_name" CHECK(json_valid("tasks"."name"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tasks_key` ON `tasks` (`festival_id`,`id`);--> statement-breakpoint
CREATE TABLE `volunteer_availabilities` (
	`festival_id` integer NOT NULL,
	`volunteer_id` integer NOT NULL,
	`starts_at` text NOT NULL,
	`ends_at` text NOT NULL,
	PRIMARY KEY(`volunteer_id`, `starts_at`),
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`volunteer_id`) REFERENCES `volunteers`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "volunteer_availabilities_starts_at" CHECK("volunteer_availabilities"."starts_at" is null or ("volunteer_availabilities"."starts_at" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' and strftime('%Y-%m-%dT%H:%M', "volunteer_availabilities"."starts_at") = "volunteer_availabilities"."starts_at" and substr("volunteer_availabilities"."starts_at", 12) < '24')),
	CONSTRAINT "volunteer_availabilities_ends_at" CHECK("volunteer_availabilities"."ends_at" is null or ("volunteer_availabilities"."ends_at" glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' and strftime('%Y-%m-%dT%H:%M', "volunteer_availabilities"."ends_at") = "volunteer_availabilities"."ends_at" and substr("volunteer_availabilities"."ends_at", 12) < '24')),
	CONSTRAINT "volunteer_availabilities_order" CHECK("volunteer_availabilities"."ends_at" > "volunteer_availabilities"."starts_at")
);
--> statement-breakpoint
CREATE TABLE `volunteer_links` (
	`volunteer_id` integer PRIMARY KEY NOT NULL,
	`festival_id` integer NOT NULL,
	`token_id` integer NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`volunteer_id`) REFERENCES `volunteers`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `volunteer_links_tokenId_unique` ON `volunteer_links` (`token_id`);--> statement-breakpoint
CREATE TABLE `volunteer_settings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`day_number` text DEFAULT '' NOT NULL,
	`shares_referents` integer DEFAULT false NOT NULL,
	`may_take_shifts` integer DEFAULT false NOT NULL,
	`exchanges_need_approval` integer DEFAULT false NOT NULL,
	`minutes_a_day` integer DEFAULT 480 NOT NULL,
	`rest_minutes` integer DEFAULT 600 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "volunteer_settings_minutes" CHECK("volunteer_settings"."minutes_a_day" is null or "volunteer_settings"."minutes_a_day" between 30 and 1440),
	CONSTRAINT "volunteer_settings_rest" CHECK("volunteer_settings"."rest_minutes" is null or "volunteer_settings"."rest_minutes" between 0 and 1440)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `volunteer_settings_festivalId_unique` ON `volunteer_settings` (`festival_id`);--> statement-breakpoint
CREATE TABLE `volunteer_tasks` (
	`festival_id` integer NOT NULL,
	`volunteer_id` integer NOT NULL,
	`task_id` integer NOT NULL,
	PRIMARY KEY(`volunteer_id`, `task_id`),
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`volunteer_id`) REFERENCES `volunteers`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`task_id`) REFERENCES `tasks`(`festival_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `volunteer_tasks_task` ON `volunteer_tasks` (`festival_id`,`task_id`);--> statement-breakpoint
CREATE TABLE `volunteer_wishes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`volunteer_id` integer NOT NULL,
	`with_volunteer_id` integer,
	`event_id` integer,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`volunteer_id`) REFERENCES `volunteers`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`with_volunteer_id`) REFERENCES `volunteers`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`festival_id`,`event_id`) REFERENCES `events`(`festival_id`,`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "volunteer_wishes_one" CHECK(("volunteer_wishes"."with_volunteer_id" is null) <> ("volunteer_wishes"."event_id" is null)),
	CONSTRAINT "volunteer_wishes_other" CHECK("volunteer_wishes"."with_volunteer_id" is null or "volunteer_wishes"."with_volunteer_id" <> "volunteer_wishes"."volunteer_id")
);
--> statement-breakpoint
CREATE INDEX `volunteer_wishes_volunteer` ON `volunteer_wishes` (`festival_id`,`volunteer_id`);--> statement-breakpoint
CREATE INDEX `volunteer_wishes_with` ON `volunteer_wishes` (`festival_id`,`with_volunteer_id`);--> statement-breakpoint
CREATE INDEX `volunteer_wishes_event` ON `volunteer_wishes` (`festival_id`,`event_id`);--> statement-breakpoint
CREATE TABLE `volunteers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`name` text NOT NULL,
	`contact_kind` text,
	`contact` text DEFAULT '' NOT NULL,
	`minutes_a_day` integer,
	`rest_minutes` integer,
	`languages` text DEFAULT '[]' NOT NULL,
	`diet` text DEFAULT 'any' NOT NULL,
	`allergies` text DEFAULT '' NOT NULL,
	`wishes` text DEFAULT '' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "volunteers_contact_kind" CHECK("volunteers"."contact_kind" is null or "volunteers"."contact_kind" in ('phone', 'sms', 'email')),
	CONSTRAINT "volunteers_diet" CHECK("volunteers"."diet" is null or "volunteers"."diet" in ('any', 'vegetarian', 'vegan', 'none')),
	CONSTRAINT "volunteers_minutes" CHECK("volunteers"."minutes_a_day" is null or "volunteers"."minutes_a_day" between 30 and 1440),
	CONSTRAINT "volunteers_rest" CHECK("volunteers"."rest_minutes" is null or "volunteers"."rest_minutes" between 0 and 1440),
	CONSTRAINT "volunteers_contact" CHECK(("volunteers"."contact_kind" is null) = ("volunteers"."contact" = ''))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `volunteers_key` ON `volunteers` (`festival_id`,`id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_access_tokens` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer,
	`kind` text NOT NULL,
	`token_hash` text NOT NULL,
	`label` text DEFAULT '' NOT NULL,
	`role` text,
	`created_by` integer,
	`created_at` text NOT NULL,
	`expires_at` text,
	`used_at` text,
	`revoked_at` text,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "access_tokens_kind" CHECK("__new_access_tokens"."kind" is null or "__new_access_tokens"."kind" in ('setup', 'invitation', 'preview', 'team', 'volunteer')),
	CONSTRAINT "access_tokens_role" CHECK("__new_access_tokens"."role" is null or "__new_access_tokens"."role" in ('owner', 'organiser', 'coordinator', 'reader'))
);
--> statement-breakpoint
INSERT INTO `__new_access_tokens`("id", "festival_id", "kind", "token_hash", "label", "role", "created_by", "created_at", "expires_at", "used_at", "revoked_at") SELECT "id", "festival_id", "kind", "token_hash", "label", "role", "created_by", "created_at", "expires_at", "used_at", "revoked_at" FROM `access_tokens`;--> statement-breakpoint
DROP TABLE `access_tokens`;--> statement-breakpoint
ALTER TABLE `__new_access_tokens` RENAME TO `access_tokens`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `access_tokens_festival` ON `access_tokens` (`festival_id`,`kind`);--> statement-breakpoint
CREATE UNIQUE INDEX `access_tokens_hash` ON `access_tokens` (`token_hash`);--> statement-breakpoint
CREATE TABLE `__new_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer,
	`batch` text NOT NULL,
	`actor_id` integer,
	`actor_name` text DEFAULT '' NOT NULL,
	`at` text NOT NULL,
	`verb` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` integer NOT NULL,
	`before` text,
	`after` text,
	`client_key` text,
	`undoes` text,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "changes_entity_kind" CHECK("__new_changes"."entity" is null or "__new_changes"."entity" in ('festival', 'day', 'venue', 'room', 'room-crew', 'film', 'person', 'theme', 'series', 'event', 'block', 'offer', 'release', 'live-fact', 'accepted-warning', 'token', 'member', 'volunteer-settings', 'task', 'shift', 'volunteer', 'assignment', 'exchange', 'problem', 'checklist', 'entry-count'))
);
--> statement-breakpoint
INSERT INTO `__new_changes`("id", "festival_id", "batch", "actor_id", "actor_name", "at", "verb", "entity", "entity_id", "before", "after", "client_key", "undoes") SELECT "id", "festival_id", "batch", "actor_id", "actor_name", "at", "verb", "entity", "entity_id", "before", "after", "client_key", "undoes" FROM `changes`;--> statement-breakpoint
DROP TABLE `changes`;--> statement-breakpoint
ALTER TABLE `__new_changes` RENAME TO `changes`;--> statement-breakpoint
CREATE UNIQUE INDEX `changes_clientKey_unique` ON `changes` (`client_key`);--> statement-breakpoint
CREATE INDEX `changes_festival` ON `changes` (`festival_id`,`id`);--> statement-breakpoint
CREATE INDEX `changes_actor` ON `changes` (`festival_id`,`actor_id`,`id`);--> statement-breakpoint
CREATE INDEX `changes_entity` ON `changes` (`festival_id`,`entity`,`entity_id`);--> statement-breakpoint
CREATE INDEX `changes_batch` ON `changes` (`batch`,`festival_id`,`id`);--> statement-breakpoint
CREATE TABLE `__new_import_keys` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`festival_id` integer NOT NULL,
	`source` text NOT NULL,
	`foreign_id` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` integer NOT NULL,
	FOREIGN KEY (`festival_id`) REFERENCES `festivals`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "import_keys_entity" CHECK("__new_import_keys"."entity" is null or "__new_import_keys"."entity" in ('festival', 'day', 'venue', 'room', 'room-crew', 'film', 'person', 'theme', 'series', 'event', 'block', 'offer', 'release', 'live-fact', 'accepted-warning', 'token', 'member', 'volunteer-settings', 'task', 'shift', 'volunteer', 'assignment', 'exchange', 'problem', 'checklist', 'entry-count'))
);
--> statement-breakpoint
INSERT INTO `__new_import_keys`("id", "festival_id", "source", "foreign_id", "entity", "entity_id") SELECT "id", "festival_id", "source", "foreign_id", "entity", "entity_id" FROM `import_keys`;--> statement-breakpoint
DROP TABLE `import_keys`;--> statement-breakpoint
ALTER TABLE `__new_import_keys` RENAME TO `import_keys`;--> statement-breakpoint
CREATE UNIQUE INDEX `import_keys_foreign` ON `import_keys` (`festival_id`,`source`,`entity`,`foreign_id`);