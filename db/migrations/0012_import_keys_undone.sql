ALTER TABLE `import_keys` ADD `batch` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `import_keys` ADD `undone_by` text;--> statement-breakpoint
CREATE INDEX `import_keys_batch` ON `import_keys` (`batch`);--> statement-breakpoint
CREATE INDEX `import_keys_undone` ON `import_keys` (`undone_by`);