import { and, asc, eq, inArray, isNotNull, type SQL } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import type { ChangeEntity } from '#db/enums.ts';
import {
  changes,
  checklists,
  festivals,
  memberships,
  offers,
  pages,
  partners,
  people,
  tasks,
  venues,
} from '#db/schema/index.ts';
import { type LineageStep, standsAsLeft } from './undoable.ts';

/**
 * What a new edition takes over unchanged and people rely on: prices, texts, addresses, names. The
 * desk marks it until somebody saves or confirms it. Séances have marks of their own, because their
 * times are suggested.
 */
export const carriedKinds = ['offer', 'page', 'partner', 'venue', 'person', 'task', 'checklist', 'festival'] as const;
export type CarriedKind = (typeof carriedKinds)[number] & ChangeEntity;
export const isCarriedKind = (entity: string): entity is CarriedKind => carriedKinds.some((kind) => kind === entity);

/** The permission for confirming: what volunteers do belongs to the coordinators. */
export const permissionOf = (kind: CarriedKind): 'volunteers' | 'settings' =>
  kind === 'task' || kind === 'checklist' ? 'volunteers' : 'settings';

type Edition = { id: number; previousId: number | null };
type CarriedRoots = ReadonlyMap<CarriedKind, ReadonlySet<number>>;

/**
 * What in an edition is still as it came from the one before, by kind. It is not stored per row,
 * because the history shows it.
 */
export function carriedOver(
  db: Db | Tx,
  { id: festivalId, previousId }: Edition,
  only?: { kind: CarriedKind; id?: number },
): CarriedRoots {
  const found = new Map<CarriedKind, Set<number>>();
  if (previousId === null) return found;
  const there = new Map<CarriedKind, ReadonlySet<number>>();
  const asked = and(
    inArray(changes.entity, only ? [only.kind] : carriedKinds),
    only?.id === undefined ? undefined : eq(changes.entityId, only.id),
  );
  for (const { entity, id } of asMade(db, festivalId, asked)) {
    if (!isCarriedKind(entity)) continue;
    const standing = there.get(entity) ?? idsOf(db, festivalId, entity);
    there.set(entity, standing);
    if (standing.has(id)) found.set(entity, (found.get(entity) ?? new Set()).add(id));
  }
  return found;
}

const TELLS_NOTHING = ['reordered', 'walked'];

/**
 * Whether an act confirms what was taken over. A new order does not, nor a walk that was set from
 * its other end. For the festival only the form of its contacts does, and for a séance only the
 * form with its prices: these forms record it.
 */
const tells = (entity: ChangeEntity, verb: string) =>
  entity === 'festival' || entity === 'event'
    ? verb === 'created' || verb === 'confirmed'
    : !TELLS_NOTHING.includes(verb);

/** The roots among `asked` that nobody has changed since the festival was created. */
function asMade(db: Db | Tx, festivalId: number, asked: SQL | undefined): { entity: ChangeEntity; id: number }[] {
  const own = eq(changes.festivalId, festivalId);
  const made = db
    .select({ batch: changes.batch })
    .from(changes)
    .where(and(own, eq(changes.entity, 'festival'), eq(changes.verb, 'created')))
    .orderBy(asc(changes.id))
    .get();
  const rows = db
    .select({
      entity: changes.entity,
      id: changes.entityId,
      verb: changes.verb,
      batch: changes.batch,
      undoes: changes.undoes,
    })
    .from(changes)
    .where(and(own, asked))
    .orderBy(asc(changes.id))
    .all();
  const lives = new Map<string, { entity: ChangeEntity; id: number; steps: LineageStep[] }>();
  for (const { entity, id, verb, batch, undoes } of rows) {
    const life = lives.get(`${entity} ${id}`) ?? { entity, id, steps: [] };
    lives.set(`${entity} ${id}`, life);
    const isTold = undoes === null ? tells(entity, verb) : life.steps.some((step) => step.batch === undoes);
    if (isTold && life.steps.at(-1)?.batch !== batch) life.steps.push({ batch, undoes });
  }
  return [...lives.values()].filter(({ steps }) => made && standsAsLeft(steps, made.batch));
}

function idsOf(db: Db | Tx, festivalId: number, kind: CarriedKind): ReadonlySet<number> {
  if (kind === 'festival') return new Set(hasContacts(db, festivalId) ? [festivalId] : []);
  if (kind === 'offer') return pricesAsCame(db, festivalId);
  const table = { page: pages, partner: partners, venue: venues, person: people, task: tasks, checklist: checklists }[
    kind
  ];
  const rows = db.select({ id: table.id }).from(table).where(eq(table.festivalId, festivalId)).all();
  return new Set(rows.map((row) => row.id));
}

const contacts = [
  'organiser',
  'website',
  'contactEmail',
  'accessibilityContact',
  'legalPublisher',
  'legalAddress',
  'legalDirector',
  'legalPhone',
  'legalRegistration',
  'legalHost',
  'legalText',
  'privacyText',
] as const;

/** Empty contacts need no confirmation. */
function hasContacts(db: Db | Tx, festivalId: number): boolean {
  const festival = db.select().from(festivals).where(eq(festivals.id, festivalId)).get();
  return contacts.some((key) => Object.values(festival?.[key] ?? '').length > 0);
}

/**
 * The prices of séances that are as they came. They are changed and confirmed with their séance, so
 * its history and the version of the price are compared.
 */
function pricesAsCame(db: Db | Tx, festivalId: number): ReadonlySet<number> {
  const own = eq(offers.festivalId, festivalId);
  const ofEvents = db
    .select({ id: offers.eventId })
    .from(offers)
    .where(and(own, isNotNull(offers.eventId)));
  const asked = and(eq(changes.entity, 'event'), inArray(changes.entityId, ofEvents));
  const events = new Set(asMade(db, festivalId, asked).map(({ id }) => id));
  const rows = db
    .select({ id: offers.id, eventId: offers.eventId, version: offers.version })
    .from(offers)
    .where(own)
    .all();
  const came = rows.filter(({ eventId, version }) => eventId === null || (version === 1 && events.has(eventId)));
  return new Set(came.map(({ id }) => id));
}

/** Whether a root, or a price of a séance, is as it came: then saving its form confirms it. */
export function isCarriedOver(db: Db | Tx, festivalId: number, kind: CarriedKind | 'event', id: number): boolean {
  const festival = db
    .select({ id: festivals.id, previousId: festivals.previousId })
    .from(festivals)
    .where(eq(festivals.id, festivalId))
    .get();
  if (!festival?.previousId) return false;
  if (kind !== 'event') return carriedOver(db, festival, { kind, id }).has(kind);
  const prices = carriedOver(db, festival, { kind: 'offer' }).get('offer');
  const own = db.select({ id: offers.id }).from(offers).where(eq(offers.eventId, id)).all();
  return own.some((offer) => prices?.has(offer.id));
}

/** The former edition, for people who are members of it; undefined for others. */
export const editionBefore = (
  db: Db,
  { previousId }: Pick<Edition, 'previousId'>,
  userId: number,
): { name: Bilingual; startsOn: string } | undefined =>
  previousId === null
    ? undefined
    : db
        .select({ name: festivals.name, startsOn: festivals.startsOn })
        .from(festivals)
        .innerJoin(memberships, and(eq(memberships.festivalId, festivals.id), eq(memberships.userId, userId)))
        .where(eq(festivals.id, previousId))
        .get();
