import { and, eq } from 'drizzle-orm';
import { type Db, type Tx, write } from '#db/client.ts';
import { rowsOfFestival } from '#db/rows.ts';
import { readBriefings } from '#db/schema/index.ts';
import type { AuthorizedVolunteer } from '#lib/authorized.ts';
import { notFound } from '#lib/errors.ts';
import { shortHash } from '#lib/short-hash.ts';
import { isFileHere } from './briefing-files.ts';
import { publishedPlanOf } from './plan.ts';
import { isCountedOn } from './planning.ts';
import { type Task, taskKind } from './roots.ts';

/*
 * « Lu »: who has read what is to be done for a task. As what was seen of a shift it is no act: the
 * history says nothing of it.
 */

/**
 * Names a briefing as it stands in both languages and with its file, so that one that was changed
 * is to be read again; null where there is none. A file whose bytes are not here is not to be read.
 */
export function briefingKey({ briefing: { fr = '', en = '' }, briefingFile }: Briefed): string | null {
  const file = briefingFile && isFileHere(briefingFile) ? briefingFile : null;
  if (fr.trim() === '' && en.trim() === '' && !file) return null;
  const text = shortHash(JSON.stringify([fr, en]), 8);
  return file ? `${text}.${shortHash(file.hash, 8)}` : text;
}

/**
 * Whether who has read what `read` names has read what `key` does: the same, or the same text with
 * a file that was taken away since.
 */
export const isBriefingRead = (read: string | undefined, key: string): boolean =>
  read === key || (read?.startsWith(`${key}.`) ?? false);

type Briefed = Pick<Task, 'briefing' | 'briefingFile'>;

/** What a volunteer has read, by task: the key it had then. */
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
 * « J'ai lu », of the briefing that their page showed (`shown`). A tap on a text that was changed
 * since (it waited for a network) writes nothing over what they read. Throws notFound for a task of
 * another festival.
 */
export function noteBriefingRead(
  who: AuthorizedVolunteer,
  { id: taskId, shown }: { id: number; shown: string },
  now: string,
): { ok: boolean } {
  return write(who.db, (tx) => {
    const task = taskKind.read(tx, who.id, taskId);
    if (!task) throw notFound();
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
 * Of whom a briefing is to be read, and who of them has read it as it stands. Ids of volunteers, in
 * their order.
 */
export type BriefingReaders = { read: number[]; unread: number[] };

/**
 * Who of those counted on at the shifts of each task that has a briefing has read it. Whoever has
 * not counts only while their page asks them: of a shift that is published with its hours, and not
 * over. `now` is an instant.
 */
export function briefingReaders(festivalId: number, now: string, db: Db | Tx): ReadonlyMap<number, BriefingReaders> {
  const { tasks, timed, assignments, volunteers } = publishedPlanOf(festivalId, db);
  const rows = rowsOfFestival(db, readBriefings, festivalId);
  const read = new Map(rows.map(({ volunteerId, taskId, of }) => [`${volunteerId} ${taskId}`, of]));
  const minute = Math.floor(Date.parse(now) / 60_000);
  const taskOf = new Map(timed.map(({ shift }) => [shift.id, shift.taskId]));
  const isComing = new Set(
    timed.flatMap(({ shift, times }) => (times.isTimed && times.end > minute ? [shift.id] : [])),
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
