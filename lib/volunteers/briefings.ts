import { and, eq } from 'drizzle-orm';
import { type Db, type Tx, write } from '#db/client.ts';
import { rowsOfFestival } from '#db/rows.ts';
import { readBriefings } from '#db/schema/index.ts';
import { orNotFound } from '#lib/errors.ts';
import type { AuthorizedVolunteer } from '#lib/policy.ts';
import { shortHash } from '#lib/short-hash.ts';
import { isFileHere } from './briefing-files.ts';
import { publishedPlanOf } from './plan.ts';
import { isCountedOn } from './planning.ts';
import { type Task, taskKind } from './roots.ts';

/*
 * « Lu »: who has read the briefing of a task. Like what was seen of a shift, it is no act, so the
 * history does not record it.
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
    db
      .select()
      .from(readBriefings)
      .where(and(eq(readBriefings.festivalId, id), eq(readBriefings.volunteerId, volunteer.id)))
      .all()
      .map(({ taskId, of }) => [taskId, of]),
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
