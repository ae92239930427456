import type { Job } from '#lib/jobs/job.ts';
import type { CivilDate } from '#lib/time/calendar.ts';

/** How many backups of each kind are kept; the newest ones. */
export const KEPT = { daily: 7, weekly: 4, monthly: 12 } as const;
/**
 * In days: backups with private data are deleted after this time, and others after a year, even if
 * no newer backup exists.
 */
export const BACKUP_DAYS = 28;

/** What to back up, where to, and for which day. Both paths are absolute. */
export type BackupAsked = Readonly<{ dataFolder: string; backups: string; date: CivilDate }>;

/** `isNew` is false if that day's backup existed already. Sizes are in bytes. */
export type BackedUp =
  | { ok: true; folder: string; bytes: number; isNew: boolean }
  | { ok: false; reason: 'noSpace'; free: number; needed: number }
  | { ok: false; reason: 'broken'; problem: string }
  /** The folder for backups cannot be written. */
  | { ok: false; reason: 'unusable'; folder: string; problem: string }
  /** So many pictures differ from what was stored. */
  | { ok: false; reason: 'brokenPictures'; count: number };

/**
 * In the lane for our own data, so that uploaded files do not wait for it. Copying and checking a
 * gigabyte takes a minute; after an hour it is stopped.
 */
export const backupJob: Job<BackupAsked, BackedUp> = { name: 'backup', lane: 'reading', milliseconds: 3_600_000 };
