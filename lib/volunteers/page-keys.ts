import { and, desc, eq, inArray } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import { volunteerEntities } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import { shortHash } from '#lib/short-hash.ts';
import { emergencyKeyOf } from './emergencies.ts';
import { placeInWords, type ShiftTimes, type Untimed } from './shift-times.ts';

/**
 * A key for the state from which a volunteer's page and the room sheets are drawn, in two indexed
 * queries: the public key, which every release and every live fact renews; the last change that
 * concerns volunteers (a guest's arrival moves shifts too); and the state of emergencies. An open
 * page asks for it every few seconds.
 */
export function pageStamp({ id, publicKey, db = getDb() }: { id: number; publicKey: string; db?: Db }): string {
  const last = db
    .select({ id: t.changes.id })
    .from(t.changes)
    .where(and(eq(t.changes.festivalId, id), inArray(t.changes.entity, [...volunteerEntities, 'person'])))
    .orderBy(desc(t.changes.id))
    .limit(1)
    .get();
  return `${publicKey}-${last?.id ?? 0}-${emergencyKeyOf(id, db)}`;
}

/**
 * In milliseconds: where no script runs, the highlighted line of a sheet may be out of date by at
 * most this time.
 */
const LIT_FOR = 300_000;

/**
 * A key for the state from which the room sheets of a festival are drawn at `now` (an instant); it
 * begins with `pageStamp`.
 */
export function sheetsStamp(festivalId: number, now: string, db: Db = getDb()): string {
  const festival = db.select().from(t.festivals).where(eq(t.festivals.id, festivalId)).get();
  if (!festival) return '';
  return `${pageStamp({ ...festival, db })}-${Math.floor(Date.parse(now) / LIT_FOR)}`;
}

/**
 * The key of a form in a volunteer's page. The same page drawn twice has the same key, so that a
 * double tap acts once and the page does not change by being drawn again. After an act the version
 * is higher, so the next form has another key.
 */
export const formKey = (volunteerId: number, ...parts: readonly (string | number)[]): string =>
  shortHash(JSON.stringify([volunteerId, ...parts]), 12);

type Shown =
  | (Pick<ShiftTimes, 'startsAt' | 'endsAt' | 'isEndAgain' | 'roomId' | 'place'> & { taskId: number | null })
  | Untimed
  | null
  | undefined;

/**
 * A short name for the times, places and tasks of shifts as a page showed them. A « oui » carries
 * it: a shift that has moved since (while the telephone had no network, or during a release) must
 * not count as accepted, because nobody has read its new times.
 */
export const shownAs = (...all: readonly Shown[]): string =>
  shortHash(JSON.stringify(all.map((one) => one && 'startsAt' in one && shownOf(one))), 8);

const shownOf = ({ startsAt, endsAt, isEndAgain, roomId, place, taskId }: Extract<Shown, { place: string }>) => [
  startsAt,
  endsAt,
  isEndAgain === true,
  roomId,
  placeInWords(place),
  taskId,
];
