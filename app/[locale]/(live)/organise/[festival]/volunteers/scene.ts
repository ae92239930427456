import type { Locale } from '#lib/i18n/locale.ts';
import type { deskPaths } from '#lib/i18n/paths.ts';
import type { VolunteersBoard } from '#lib/volunteers/board.ts';

/** What every part of the board gets. */
export type Scene = { board: VolunteersBoard; locale: Locale; paths: ReturnType<typeof deskPaths> };
