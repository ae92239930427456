-- Columns with their checks, added one by one: the table of festivals is what every other table refers to, and is not made anew for them.
ALTER TABLE `festivals` ADD `second_colour` text;--> statement-breakpoint
ALTER TABLE `festivals` ADD `letters` text DEFAULT 'bricolage' NOT NULL CONSTRAINT "festivals_letters" CHECK("letters" is null or "letters" in ('bricolage', 'newsreader', 'hanken'));--> statement-breakpoint
ALTER TABLE `festivals` ADD `head_style` text DEFAULT 'letters' NOT NULL CONSTRAINT "festivals_head_style" CHECK("head_style" is null or "head_style" in ('letters', 'picture', 'poster'));--> statement-breakpoint
ALTER TABLE `themes` ADD `colour` text;
