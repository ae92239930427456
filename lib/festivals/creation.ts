import { randomUUID } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import type { ChangeEntity, Locale } from '#db/enums.ts';
import { rowsOfFestival } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { changes, festivals, tasks } from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { notAllowed, notSignedIn } from '#lib/errors.ts';
import { bareEvent } from '#lib/events/bare-event.ts';
import { groupedBy } from '#lib/grouped.ts';
import { type DraftEvent, renumbered } from '#lib/model/draft.ts';
import { takeNumber } from '#lib/numbers.ts';
import type { Actor, Festival } from '#lib/policy.ts';
import { newPublicKey } from '#lib/programme/public-key.ts';
import { undescribed } from '#lib/venues/schema.ts';
import { layDown, newIds, provisionalIds, type Unstored } from './lay-down.ts';
import type { Plan, PlanEvent, PlanRoom, PlanVenue } from './plan.ts';
import { freeSlug } from './queries.ts';

declare const proven: unique symbol;
/**
 * An account with the proof that it may create festivals here. Only `authorizeCreation` makes one.
 */
export type Creator = Readonly<{ db: Db; actor: Actor; [proven]: 'creation' }>;

/**
 * Whether this account may create a festival: administrators of the installation, owners and
 * organisers of one of its festivals.
 */
export function mayCreateFestival(actor: Actor, db: Db = getDb()): boolean {
  if (actor.isAdministrator) return true;
  const roles = inArray(t.memberships.role, ['owner', 'organiser']);
  const own = and(eq(t.memberships.userId, actor.userId), roles);
  return db.select({ id: t.memberships.festivalId }).from(t.memberships).where(own).limit(1).get() !== undefined;
}

/** Throws notSignedIn without an actor, notAllowed when the account may not. */
export function authorizeCreation(actor: Actor | null, db: Db = getDb()): Creator {
  if (!actor) throw notSignedIn();
  if (!mayCreateFestival(actor, db)) throw notAllowed();
  return { db, actor } as Creator;
}

/**
 * Everything with which a new festival begins. A new edition of one's own festival keeps the
 * settings too.
 */
export type NewFestival = {
  name: Bilingual;
  startsOn: string;
  endsOn: string;
  timeZone: string;
  locale: Locale;
  opensAt: string;
  closesAt: string;
  settings: Partial<Pick<Festival, (typeof keptSettings)[number]>>;
  templateId: string | null;
  /** The festival of which it is a new edition. */
  previousId?: number;
  days: { date: string; title: Bilingual }[];
  venues: PlanVenue[];
  rooms: PlanRoom[];
  plan: Plan;
};

/** Settings that belong to the organisation rather than to one edition. */
export const keptSettings = [
  'dayStartsAt',
  'doorsMinutes',
  'clearMinutes',
  'betweenFilmsMinutes',
  'accent',
  'secondColour',
  'letters',
  'headStyle',
  'organiser',
  'website',
  'contactEmail',
  'legalPublisher',
  'legalAddress',
  'legalDirector',
  'legalHost',
  'legalPhone',
  'legalRegistration',
  'accessibilityContact',
  'accessibilityDuty',
  'legalText',
  'privacyText',
  'privateDays',
] as const satisfies readonly (keyof Festival)[];

export type Created = { id: number; slug: string };

/**
 * Creates a festival owned by the creator: one transaction, one batch of changes. A form that is
 * sent twice (with the same `clientKey`) returns the festival created the first time. `also` writes
 * further data in the same transaction. `now` is an ISO instant.
 */
export function createFestival(
  creator: Creator,
  festival: NewFestival,
  clientKey: string,
  now: string,
  also: (tx: Tx, festivalId: number) => void,
): Created {
  const { db, actor } = creator;
  return write(db, (tx, batch) => {
    const made = madeBefore(creator, clientKey, tx);
    if (made) return made;
    const created = insertFestival(db, tx, festival, { isDemonstration: false }, now);
    also(tx, created.id);
    tx.insert(t.memberships)
      .values({ festivalId: created.id, userId: actor.userId, role: 'owner', createdAt: now })
      .run();
    recordCreation(tx, created.id, actor, now, { batch, clientKey: creationKey(creator, clientKey) });
    return created;
  });
}

/**
 * The key of a creation in the history. The key comes from the browser; with the account's id it
 * cannot name what somebody else created.
 */
export const creationKey = ({ actor }: Creator, clientKey: string | null): string | null =>
  clientKey ? `create:${actor.userId}:${clientKey}` : null;

/** The festival that a form with this key created, if it was sent before. */
export function madeBefore(creator: Creator, clientKey: string | null, tx: Db | Tx = creator.db): Created | undefined {
  const key = creationKey(creator, clientKey);
  if (key === null) return undefined;
  return tx
    .select({ id: t.festivals.id, slug: t.festivals.slug })
    .from(t.changes)
    .innerJoin(t.festivals, eq(t.festivals.id, t.changes.festivalId))
    .where(eq(t.changes.clientKey, key))
    .get();
}

/**
 * Inserts a festival with everything with which it begins, without members and history. `db` is in
 * the transaction.
 */
export function insertFestival(
  db: Db,
  tx: Tx,
  { days, venues, rooms, plan, settings, ...festival }: NewFestival,
  { isDemonstration }: { isDemonstration: boolean },
  now: string,
): Created {
  const created = tx
    .insert(t.festivals)
    .values({
      ...settings,
      ...festival,
      uid: randomUUID(),
      slug: freeSlug(tx, festival.name.fr ?? festival.name.en ?? '', festival.name.fr ? 'fr' : 'en'),
      isDemonstration,
      publicKey: newPublicKey(),
      createdAt: now,
    })
    .returning({ id: t.festivals.id, slug: t.festivals.slug })
    .get();
  insertPlan(db, tx, created.id, { days, venues, rooms, plan }, now);
  return created;
}

const ROWS_AT_ONCE = 200;

/**
 * Records everything with which a new festival begins, as one batch: the festival first, then each
 * complete root.
 */
export function recordCreation(
  tx: Tx,
  festivalId: number,
  actor: Actor | null,
  at: string,
  { batch, clientKey }: { batch: string; clientKey: string | null },
) {
  const draft = loadDraft(festivalId, tx);
  const festival = tx.select().from(festivals).where(eq(festivals.id, festivalId)).get();
  const roots: [ChangeEntity, readonly { id: number }[]][] = [
    ['festival', festival ? [festival] : []],
    ['day', draft.days],
    ['venue', draft.venues],
    ['room', draft.rooms],
    ['theme', draft.themes],
    ['series', draft.series],
    ['film', draft.films],
    ['person', draft.people],
    ['event', draft.events],
    ['block', draft.blocks],
    ['offer', draft.offers],
    ['page', draft.pages],
    ['partner', draft.partners],
    ['task', rowsOfFestival(tx, tasks, festivalId)],
    ['checklist', checklistsOf(tx, festivalId)],
    ['picture', draft.pictures],
  ];
  const rows = roots.flatMap(([entity, list]) =>
    list.map((after) => ({
      festivalId,
      batch,
      actorId: actor?.userId ?? null,
      actorName: actor?.name || actor?.email || '',
      at,
      verb: 'created',
      entity,
      entityId: after.id,
      before: null,
      after,
      clientKey: entity === 'festival' ? clientKey : null,
    })),
  );
  for (let i = 0; i < rows.length; i += ROWS_AT_ONCE) {
    tx.insert(changes)
      .values(rows.slice(i, i + ROWS_AT_ONCE))
      .run();
  }
}

/** The checklists with their lines, as the history has them. */
function checklistsOf(tx: Tx, festivalId: number) {
  const items = groupedBy(
    rowsOfFestival(tx, t.checklistItems, festivalId, t.checklistItems.position),
    ({ checklistId }) => checklistId,
  );
  return rowsOfFestival(tx, t.checklists, festivalId).map((list) => ({ ...list, items: items.get(list.id) ?? [] }));
}

type Contents = {
  /** In order. */
  days: readonly { date: string; title: Bilingual }[];
  venues: readonly PlanVenue[];
  rooms: readonly PlanRoom[];
  plan: Plan;
};

/**
 * Inserts the days of an empty festival and the content of a plan. Séances get the first numbers,
 * in order, because these are read aloud and are in public addresses. `db` is in the transaction.
 */
function insertPlan(db: Db, tx: Tx, festivalId: number, contents: Contents, now: string): void {
  const { venues, rooms, plan } = contents;
  const others = plan.films.length + plan.people.length + plan.series.length + venues.length + rooms.length;
  const first = takeNumber(tx, festivalId, plan.events.length + others);
  layDown(db, newIds(tx), draftOfPlan(festivalId, contents, first, now));
}

/**
 * A plan as rows of a draft that are not stored yet, numbered from `first` on. All times are
 * suggestions, all people are « considered », all uids are new; other columns have the defaults of
 * the tables. `now` is an ISO instant.
 */
function draftOfPlan(
  festivalId: number,
  { days, venues, rooms, plan }: Contents,
  first: number,
  now: string,
): Unstored {
  const nextId = provisionalIds();
  /** The columns that every row has. */
  const fresh = () => ({ id: nextId(), festivalId, version: 1 });
  let number = first + plan.events.length;
  const numbered = () => ({ ...fresh(), number: number++ });
  const dayRows = days.map((day) => ({ ...fresh(), ...day }));
  const venueRows = venues.map((venue, position) => ({ ...numbered(), ...venue, position }));
  const roomRows = rooms.map(({ venue, ...room }, position) => ({
    ...numbered(),
    ...undescribed,
    ...room,
    position,
    venueId: at(venueRows, venue).id,
  }));
  const themes = plan.themes.map((theme, position) => ({
    ...fresh(),
    ...theme,
    introduction: theme.introduction ?? {},
    colour: theme.colour ?? null,
    position,
  }));
  const series = plan.series.map((one) => ({ ...numbered(), ...one }));
  const films = plan.films.map(({ versions, ...film }) => {
    const own = numbered();
    const copies = versions.map((copy, position) => ({
      ...copy,
      id: nextId(),
      festivalId,
      filmId: own.id,
      position,
    }));
    return { ...own, ...film, versions: copies };
  });
  const people = plan.people.map((person) => ({ ...numbered(), ...person, uid: randomUUID() }));
  const events: DraftEvent[] = [];
  for (const [position, event] of plan.events.entries())
    events.push({
      ...eventOf(
        event,
        bareEvent(festivalId, nextId()),
        { venues: venueRows, rooms: roomRows, films, people, themes, series, events },
        nextId,
      ),
      wishes: renumbered(event.wishes ?? {}, (number) => first + number - 1),
      uid: randomUUID(),
      number: first + position,
      createdAt: now,
    });
  const blocks = plan.blocks.map(({ rooms: covered, ...block }) => ({
    ...fresh(),
    ...block,
    roomIds: covered.map((room) => at(roomRows, room).id),
  }));
  const offers = plan.offers.map(({ day, series: of, event, ...offer }, position) => ({
    ...fresh(),
    ...offer,
    position,
    dayId: day === null ? null : at(dayRows, day).id,
    seriesId: of === null ? null : at(series, of).id,
    eventId: event === null ? null : at(events, event).id,
  }));
  return { days: dayRows, venues: venueRows, rooms: roomRows, themes, series, films, people, events, blocks, offers };
}

type Targets = Pick<Unstored, 'venues' | 'rooms' | 'films' | 'people' | 'themes' | 'series' | 'events'>;

function eventOf(event: PlanEvent, bare: DraftEvent, to: Targets, nextId: () => number): DraftEvent {
  const { rooms, items, people, themes, series, continues, endsAtVenue, wishes: _, ...own } = event;
  const part = () => ({ id: nextId(), festivalId: bare.festivalId, eventId: bare.id });
  const itemRows = items.map(({ film, version, ...item }, position) => {
    const shown = film === null ? null : at(to.films, film);
    const copy = shown && version !== null ? at(shown.versions, version) : null;
    return { ...part(), ...item, position, filmId: shown?.id ?? null, filmVersionId: copy?.id ?? null };
  });
  return {
    ...bare,
    ...own,
    timeIsSuggested: own.startsAt !== null,
    seriesId: series && at(to.series, series.series).id,
    seriesPosition: series?.position ?? null,
    // In a plan, a séance comes after the one it continues.
    continuesEventId: continues === null ? null : at(to.events, continues).id,
    endsAtVenueId: endsAtVenue === undefined ? null : at(to.venues, endsAtVenue).id,
    rooms: rooms.map(({ room, use }) => ({ roomId: at(to.rooms, room).id, use })),
    items: itemRows,
    people: people.map(({ person, item, role, presence }, position) => ({
      ...part(),
      role,
      presence,
      confirmation: 'considered',
      position,
      personId: at(to.people, person).id,
      itemId: item === null ? null : at(itemRows, item).id,
    })),
    themeIds: themes.map((theme) => at(to.themes, theme).id),
  };
}

/**
 * The row at this position of the plan. Throws RangeError if there is none, as a plan refers only
 * to itself.
 */
function at<T>(list: readonly T[], position: number): T {
  const found = list[position];
  if (found === undefined) throw new RangeError(`No position ${position} in the plan`);
  return found;
}
