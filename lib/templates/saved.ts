import { gunzipSync, gzipSync } from 'node:zlib';
import { count, desc, eq } from 'drizzle-orm';
import { type Db, getDb, write } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import { insertRow } from '#db/rows.ts';
import { savedTemplates as table } from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { notAllowed, orNotFound } from '#lib/errors.ts';
import type { Creator } from '#lib/festivals/creation.ts';
import type { Plan } from '#lib/festivals/plan.ts';
import { type Actor, type Authorized, accountName } from '#lib/policy.ts';
import { addDays, daysBetween, weekdayOf } from '#lib/time/calendar.ts';
import { daysLater } from '#lib/time/wall-clock.ts';
import { chosenOf, planOfDraft } from './draft-plan.ts';
import { type Earlier, earlierEdition } from './earlier.ts';
import { picturesOfPlan } from './edition-keeps.ts';
import { FIRST_MONDAY, keptProgrammeSchema, type ProgrammeTemplate } from './programme.ts';
import type { SaveTemplateInput } from './schema.ts';

/** The most templates of an installation. */
export const MAX_SAVED = 100;

const SAVED = 'saved:';
/** The value for a saved template in the form of a new festival. */
export const savedKey = (id: number) => `${SAVED}${id}`;
/** Its id; null for another key. */
export const savedKeyOf = (key: string): number | null =>
  key.startsWith(SAVED) && /^\d{1,9}$/.test(key.slice(SAVED.length)) ? Number(key.slice(SAVED.length)) : null;

export type SavedTemplate = Readonly<Omit<typeof table.$inferSelect, 'programme'>>;

/** All templates, the latest first, without their programmes. */
export function allSavedTemplates(db: Db = getDb()): SavedTemplate[] {
  const { id, name, summary, dayCount, roomCount, eventCount, createdBy, byName, createdAt } = table;
  return db
    .select({ id, name, summary, dayCount, roomCount, eventCount, createdBy, byName, createdAt })
    .from(table)
    .orderBy(desc(table.id))
    .limit(MAX_SAVED)
    .all();
}

/**
 * The template with this id; null when there is none, or another version wrote it that this one
 * cannot read.
 */
export function savedTemplate(id: number, db: Db = getDb()): ProgrammeTemplate | null {
  const row = db.select({ programme: table.programme }).from(table).where(eq(table.id, id)).get();
  const read = row && keptProgrammeSchema.safeParse(JSON.parse(gunzipSync(row.programme).toString()));
  return read?.success ? { id: savedKey(id), ...read.data } : null;
}

/**
 * Why it was not saved: there are MAX_SAVED already, or the festival has more of something
 * (séances, days, rooms, parts of a séance) than a template may have.
 */
type SavedTemplateAnswer = { ok: true; id: number } | { ok: false; reason: 'tooMany' | 'tooLarge' };

/**
 * Saves a festival as a template: its days, venues, rooms, themes, series, séances with their parts
 * and access, breaks and prices; films, people and pictures if requested. Left out are dates,
 * cancelled séances, confirmations, rights, addresses of sale, notes, tags, volunteers and
 * everything about the organiser.
 */
export function saveTemplate(
  festival: Authorized<'settings'>,
  input: SaveTemplateInput,
  now: string,
): SavedTemplateAnswer {
  const draft = loadDraft(festival.id, festival.db);
  const earlier = earlierEdition(draft);
  const planned = new Set(draft.events.flatMap(({ status, number }) => (status === 'planned' ? number : [])));
  const { timeZone, opensAt, closesAt, dayStartsAt, doorsMinutes, clearMinutes, betweenFilmsMinutes } = draft.festival;
  const rooms = earlier.rooms.map(({ room }) => room);
  const plan = chosenOf(planOfDraft(draft, { events: planned, withAccess: true, withTags: false }), input, {
    timeZone,
    doorsMinutes,
    clearMinutes,
    betweenFilmsMinutes,
    rooms,
  });
  const startsOn = addDays(FIRST_MONDAY, weekdayOf(earlier.startsOn));
  const pictures = input.withPictures ? picturesOfPlan(draft, plan) : [];
  const programme = {
    name: input.name,
    summary: input.summary,
    isInvented: false,
    startsOn,
    days: draft.days.map(({ title }) => ({ title })),
    timeZone,
    opensAt,
    closesAt,
    dayStartsAt,
    doorsMinutes,
    clearMinutes,
    betweenFilmsMinutes,
    rooms,
    venues: [...earlier.venues],
    plan: shifted(plan, daysBetween(firstDayOf(earlier), startsOn)),
    ...(pictures.length > 0 && { pictures }),
  };
  // Only what can be read again is saved.
  return keptProgrammeSchema.safeParse(programme).success
    ? keepTemplate(festival, programme, now)
    : { ok: false, reason: 'tooLarge' };
}

/** Saves a template that was made here or came as a file. */
export function keepTemplate(
  { db, actor }: { db: Db; actor: Actor },
  programme: Omit<ProgrammeTemplate, 'id'>,
  now: string,
): SavedTemplateAnswer {
  const packed = gzipSync(JSON.stringify(programme));
  return write(db, (tx): SavedTemplateAnswer => {
    if ((tx.select({ rows: count() }).from(table).get()?.rows ?? 0) >= MAX_SAVED)
      return { ok: false, reason: 'tooMany' };
    const id = insertRow(tx, table, {
      name: programme.name,
      summary: programme.summary,
      programme: packed,
      dayCount: programme.days.length,
      roomCount: programme.rooms.length,
      eventCount: programme.plan.events.length,
      createdBy: actor.userId,
      byName: accountName(actor),
      createdAt: now,
    });
    return { ok: true, id };
  });
}

/** Whether this account may delete it: its author, or an administrator of the installation. */
export const mayDelete = (actor: Actor, { createdBy }: Pick<SavedTemplate, 'createdBy'>): boolean =>
  actor.isAdministrator || createdBy === actor.userId;

/** Deletes a template; festivals created from it do not change. Throws notFound, notAllowed. */
export function deleteTemplate({ db, actor }: Creator, id: number): { name: Bilingual } {
  return write(db, (tx) => {
    const row = orNotFound(
      tx.select({ name: table.name, createdBy: table.createdBy }).from(table).where(eq(table.id, id)).get(),
    );
    if (!mayDelete(actor, row)) throw notAllowed();
    tx.delete(table).where(eq(table.id, id)).run();
    return { name: row.name };
  });
}

const firstDayOf = ({ days, startsOn }: Earlier): string => days[0]?.date ?? startsOn;

/** The plan moved by so many days. */
function shifted(plan: Plan, days: number): Plan {
  const moved = <T extends string | null>(wall: T) => daysLater(wall, days);
  return {
    ...plan,
    events: plan.events.map((event) => ({
      ...event,
      startsAt: moved(event.startsAt),
      publicEndFixed: moved(event.publicEndFixed),
    })),
    blocks: plan.blocks.map((block) => ({ ...block, startsAt: moved(block.startsAt) ?? block.startsAt })),
  };
}
