import { rm, writeFile } from 'node:fs/promises';
import { eq } from 'drizzle-orm';
import { type Db, type Tx, write } from '#db/client.ts';
import { rowsOfFestival, rowsWhere } from '#db/rows.ts';
import { readBriefings } from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import { env } from '#lib/env.ts';
import { notFound, orNotFound } from '#lib/errors.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { isPdf } from '#lib/files/pdf.ts';
import { patchRoot, type RefusedEdit, refuse, type Written } from '#lib/history/roots.ts';
import { cleanLine, MAX_NAME } from '#lib/i18n/clean-text.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { runJob } from '#lib/jobs/pool.ts';
import {
  hasOriginal,
  keepingJob,
  originalFile,
  type PictureRefusal,
  placeFile,
  unfinishedFile,
} from '#lib/pictures/picture-files.ts';
import { withdrawnHashes } from '#lib/pictures/published.ts';
import { MAX_MEGAPIXELS } from '#lib/pictures/schema.ts';
import type { Authorized, AuthorizedVolunteer } from '#lib/policy.ts';
import { shortHash } from '#lib/short-hash.ts';
import { volunteerPage } from './page.ts';
import { publishedPlanOf } from './plan.ts';
import { isActive, isCountedOn } from './planning.ts';
import { type Task, taskKind } from './roots.ts';

/*
 * The briefing of a task, and its file. « Lu »: who has read it; like what was seen of a shift,
 * this is no act, so the history does not record it. The file is stored beside the pictures; those
 * who may plan volunteers read it, and volunteers with a shift of the task.
 */

/**
 * A key for the content of a briefing, in both languages and with its file, so that a changed one
 * has to be read again; null where there is none. A file whose bytes are missing is left out.
 */
export function briefingKey({ briefing: { fr = '', en = '' }, briefingFile }: Briefed): string | null {
  const file = briefingFile && isFileHere(briefingFile) ? briefingFile : null;
  if (fr.trim() === '' && en.trim() === '' && !file) return null;
  const text = shortHash(JSON.stringify([fr, en]), 8);
  return file ? `${text}.${shortHash(file.hash, 8)}` : text;
}

/**
 * Whether reading the briefing with the key `read` counts as reading the one with `key`: the same
 * one, or the same text from which a file was removed since.
 */
export const isBriefingRead = (read: string | undefined, key: string): boolean =>
  read === key || (read?.startsWith(`${key}.`) ?? false);

type Briefed = Pick<Task, 'briefing' | 'briefingFile'>;

/** The briefings a volunteer has read: the key of each at that time, by task. */
export const readByThem = ({ id, db, volunteer }: AuthorizedVolunteer): ReadonlyMap<number, string> =>
  new Map(
    rowsWhere(db, readBriefings, id, eq(readBriefings.volunteerId, volunteer.id)).map(({ taskId, of }) => [taskId, of]),
  );

/**
 * « J'ai lu », about the briefing that their page showed (`shown`). If the text was changed since
 * (the tap waited for a network), nothing is written. Throws notFound for a task of another
 * festival.
 */
export function noteBriefingRead(
  who: AuthorizedVolunteer,
  { id: taskId, shown }: { id: number; shown: string },
  now: string,
): { ok: boolean } {
  return write(who.db, (tx) => {
    const task = orNotFound(taskKind.read(tx, who.id, taskId));
    const key = briefingKey(task);
    if (key === null || !isBriefingRead(shown, key)) return { ok: false };
    const read = { of: key, at: now };
    tx.insert(readBriefings)
      .values({ ...read, festivalId: who.id, volunteerId: who.volunteer.id, taskId })
      .onConflictDoUpdate({ target: [readBriefings.volunteerId, readBriefings.taskId], set: read })
      .run();
    return { ok: true };
  });
}

/**
 * The volunteers who have to read a briefing, divided by whether they have read its present
 * version. Ids, in order.
 */
export type BriefingReaders = { read: number[]; unread: number[] };

/**
 * Who has read the briefing of each task, among those assigned to its shifts. Somebody who has not
 * is listed only while their page asks them to: for a shift that is published with its hours and
 * not over. `now` is an instant.
 */
export function briefingReaders(festivalId: number, now: string, db: Db | Tx): ReadonlyMap<number, BriefingReaders> {
  const { tasks, timed, assignments, volunteers, isOver } = publishedPlanOf(festivalId, db);
  const rows = rowsOfFestival(db, readBriefings, festivalId);
  const read = new Map(rows.map(({ volunteerId, taskId, of }) => [`${volunteerId} ${taskId}`, of]));
  const taskOf = new Map(timed.map(({ shift }) => [shift.id, shift.taskId]));
  const isComing = new Set(
    timed.flatMap(({ shift, times }) => (times.isTimed && !isOver(shift.id, now) ? [shift.id] : [])),
  );
  const pairs = (all: typeof assignments) =>
    new Set(all.filter(isCountedOn).map(({ shiftId, volunteerId }) => `${volunteerId} ${taskOf.get(shiftId)}`));
  const placed = pairs(assignments);
  const asked = pairs(assignments.filter(({ shiftId }) => isComing.has(shiftId)));
  return new Map(
    tasks.flatMap((task) => {
      const { id } = task;
      const key = briefingKey(task);
      if (key === null) return [];
      const of = (those: ReadonlySet<string>) =>
        volunteers.map((one) => one.id).filter((one) => those.has(`${one} ${id}`));
      const hasRead = (one: number) => isBriefingRead(read.get(`${one} ${id}`), key);
      return [[id, { read: of(placed).filter(hasRead), unread: of(asked).filter((one) => !hasRead(one)) }] as const];
    }),
  );
}

/**
 * A file that belongs to the briefing of a task: a PDF, stored as it came, or a picture, stored
 * like every other picture. The task's row refers to it, its bytes are in the data folder
 * (lib/pictures).
 */
export type BriefingFile = NonNullable<Task['briefingFile']>;

type BriefingFileRefusal = Exclude<PictureRefusal, 'unknown'> | 'tooLarge' | 'otherKind';

/**
 * Stores a received file, before a task refers to it; or says why not. Its name and type are not
 * trusted. Throws LanterneError where the disk is full.
 */
export async function keepBriefingFile(
  dataFolder: string,
  given: File,
): Promise<BriefingFile | { refused: BriefingFileRefusal }> {
  if (given.size === 0) return { refused: 'empty' };
  if (given.size > MAX_OF_FILE.briefingBytes) return { refused: 'tooLarge' };
  const bytes = new Uint8Array(await given.arrayBuffer());
  const file = unfinishedFile(dataFolder);
  try {
    await writeFile(file, bytes, { mode: 0o600 });
    if (isPdf(bytes)) {
      const hash = sha256Of(bytes);
      placeFile(file, originalFile(dataFolder, hash, 'pdf'));
      return { name: nameOf(given.name, 'pdf'), hash, format: 'pdf', bytes: bytes.length };
    }
    const kept = await runJob(keepingJob, { dataFolder, file, mayBeLines: false });
    if ('refused' in kept) return { refused: kept.refused === 'unknown' ? 'otherKind' : kept.refused };
    const { hash, format, bytes: size } = kept;
    return { name: nameOf(given.name, format), hash, format, bytes: size };
  } finally {
    await rm(file, { force: true });
  }
}

/** The name of a file, without its extension. */
const nameOf = (fileName: string, format: BriefingFile['format']) =>
  cleanLine(fileName.replace(/\.[a-z\d]{1,5}$/i, '').slice(0, MAX_NAME)) || format;

/**
 * Sets the file of a task, replacing another; null removes it. Setting the same file again changes
 * nothing, unless its bytes were missing before (`missing`, its hash): then open pages have to
 * learn that it can be read now. Refuses a picture that was withdrawn everywhere. Throws notFound.
 */
export const setBriefingFile = (
  festival: Authorized<'volunteers'>,
  taskId: number,
  briefingFile: BriefingFile | null,
  now: string,
  missing: string | null = null,
): Written | RefusedEdit =>
  write(festival.db, (tx) => {
    const known = orNotFound(taskKind.read(tx, festival.id, taskId));
    // Somebody may have set another since its bytes were looked for.
    const isMissing = missing !== null && known.briefingFile?.hash === missing;
    const task = isMissing ? { ...known, briefingFile: null } : known;
    if (briefingFile && withdrawnHashes(festival.id, tx).includes(briefingFile.hash))
      return refuse('file', 'withdrawn');
    return patchRoot(tx, festival, taskKind, task, { verb: 'edited' }, now, { briefingFile });
  });

/** The file of a task, for the team. Throws notFound where there is none. */
export function briefingFileOf({ id, db }: Authorized<'volunteers'>, taskId: number): BriefingFile {
  const file = orNotFound(taskKind.read(db, id, taskId)?.briefingFile);
  return file;
}

/**
 * The same for a volunteer, of a task of which they have a shift. Throws notFound. `now` is an
 * instant.
 */
export function ownBriefingFile(who: AuthorizedVolunteer, taskId: number, now: string): BriefingFile {
  const page = volunteerPage(who, now);
  const file = page.tasks.get(taskId)?.briefingFile;
  if (!file || !page.shifts.some((shift) => shift.taskId === taskId && isActive(shift))) throw notFound();
  return file;
}

/** Whether its bytes exist on this server. */
export const isFileHere = ({ hash, format }: BriefingFile): boolean => hasOriginal(env().dataFolder, hash, format);

const KINDS: Readonly<Record<BriefingFile['format'], string>> = { pdf: 'PDF', jpeg: 'JPEG', png: 'PNG', webp: 'WebP' };

/** « Plan des clefs (PDF, 240 ko) ». */
export function fileInWords({ name, format, bytes }: BriefingFile, locale: Locale): string {
  const t = translator(locale, 'volunteers');
  const isLarge = bytes >= 1_000_000;
  const value = isLarge ? Math.round(bytes / 100_000) / 10 : Math.max(1, Math.round(bytes / 1000));
  const size = t(isLarge ? 'briefingFile.megabytes' : 'briefingFile.kilobytes', { value });
  return typeset(t('briefingFile.named', { name, kind: KINDS[format], size }), locale);
}

/** Why a file of this name was not stored; `none` where no file was sent. */
export function briefingFileRefused(why: BriefingFileRefusal | 'none', name: string, locale: Locale): string {
  if (why === 'none' || why === 'tooLarge' || why === 'otherKind') {
    const t = translator(locale, 'volunteers');
    return typeset(t(`briefingFile.refused.${why}`, { name, bytes: MAX_OF_FILE.briefingBytes }), locale);
  }
  return typeset(translator(locale, 'pictures')(`refused.${why}`, { name, megapixels: MAX_MEGAPIXELS }), locale);
}
