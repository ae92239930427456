import type { Job } from '#lib/jobs/job.ts';
import type { CivilDate } from '#lib/time/calendar.ts';

/** How many backups of a kind are kept: the newest. */
export const KEPT = { daily: 7, weekly: 4, monthly: 12 } as const;
/**
 * What is private leaves after so many days, and the rest after a year, also where no other backup
 * comes after it.
 */
export const BACKUP_DAYS = 28;

/** What is backed up, where to, and of which day. Both are absolute paths. */
export type BackupAsked = Readonly<{ dataFolder: string; backups: string; date: CivilDate }>;

/** `isNew` is false where there was one of that day. Sizes are in bytes. */
export type BackedUp =
  | { ok: true; folder: string; bytes: number; isNew: boolean }
  | { ok: false; reason: 'noSpace'; free: number; needed: number }
  | { ok: false; reason: 'broken'; problem: string }
  /** The folder of the backups cannot be written. */
  | { ok: false; reason: 'unusable'; folder: string; problem: string }
  /** So many pictures are not what they were when they came in. */
  | { ok: false; reason: 'brokenPictures'; count: number };

/**
 * No file that somebody brings waits for it. A copy of 1 GB, looked through, takes a minute; what
 * takes an hour comes to no end.
 */
export const backupJob: Job<BackupAsked, BackedUp> = { name: 'backup', lane: 'reading', milliseconds: 3_600_000 };
