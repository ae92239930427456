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
import type { Actor, Festival } from '#lib/policy.ts';
import { newPublicKey } from '#lib/programme/public-key.ts';
import { insertPlan } from './insert-plan.ts';
import type { Plan, PlanRoom, PlanVenue } from './plan.ts';
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
  also: (tx: Tx, festivalId: number) => void = () => {},
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
