import { and, eq, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import type { ChangeEntity } from '#db/enums.ts';
import { changes, festivals, offers, pages, partners, people, tasks, venues } from '#db/schema/index.ts';

/**
 * What a new edition takes over as it was, and somebody goes by: prices, texts, addresses, names.
 * The desk marks it until somebody saves or confirms it. Séances have marks of their own, as their
 * times are proposed.
 */
export const carriedKinds = ['offer', 'page', 'partner', 'venue', 'person', 'task', 'festival'] as const;
export type CarriedKind = (typeof carriedKinds)[number] & ChangeEntity;
export const isCarriedKind = (entity: string): entity is CarriedKind => carriedKinds.some((kind) => kind === entity);

type Edition = { id: number; previousId: number | null };
export type Carried = ReadonlyMap<CarriedKind, ReadonlySet<number>>;

/** What of an edition stands as it came from the one before, by kind. Without a row for each: its history says it. */
export function carriedOver(
  db: Db | Tx,
  { id, previousId }: Edition,
  only?: { kind: CarriedKind; id: number },
): Carried {
  const found = new Map<CarriedKind, Set<number>>();
  if (previousId === null) return found;
  const rows = db.all<{ entity: CarriedKind; id: number }>(sql`
    select c.entity as entity, c.entity_id as id from ${changes} c
    where c.festival_id = ${id} and c.entity in ${only ? [only.kind] : carriedKinds}
      and ${only ? sql`c.entity_id = ${only.id}` : sql`1`}
      and c.batch = (
        select made.batch from ${changes} made
        where made.festival_id = ${id} and made.entity = 'festival' and made.verb = 'created'
        order by made.id limit 1
      )
      and not exists (
        select 1 from ${changes} later
        where later.festival_id = c.festival_id and later.entity = c.entity and later.entity_id = c.entity_id
          and later.id > c.id and later.undoes is null and later.verb <> 'reordered'
          and not exists (
            select 1 from ${changes} undone
            where undone.festival_id = c.festival_id and undone.undoes = later.batch
              and not exists (
                select 1 from ${changes} redone
                where redone.festival_id = c.festival_id and redone.undoes = undone.batch
              )
          )
      )`);
  const there = new Map<CarriedKind, ReadonlySet<number>>();
  for (const { entity, id: of } of rows) {
    const standing = there.get(entity) ?? idsOf(db, id, entity);
    there.set(entity, standing);
    if (standing.has(of)) found.set(entity, (found.get(entity) ?? new Set()).add(of));
  }
  return found;
}

function idsOf(db: Db | Tx, festivalId: number, kind: CarriedKind): ReadonlySet<number> {
  if (kind === 'festival') return new Set([festivalId]);
  const table = { offer: offers, page: pages, partner: partners, venue: venues, person: people, task: tasks }[kind];
  // What a séance costs is changed with the séance, whose history says it: the price carries a version of its own.
  const asCame = kind === 'offer' ? sql`(${offers.eventId} is null or ${offers.version} = 1)` : undefined;
  const rows = db
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.festivalId, festivalId), asCame))
    .all();
  return new Set(rows.map((row) => row.id));
}

/** Whether one root stands as it came: a form that saves it unchanged has confirmed it. */
export function isCarriedOver(db: Db | Tx, festivalId: number, kind: CarriedKind, id: number): boolean {
  const festival = db
    .select({ id: festivals.id, previousId: festivals.previousId })
    .from(festivals)
    .where(eq(festivals.id, festivalId))
    .get();
  return festival !== undefined && carriedOver(db, festival, { kind, id }).has(kind);
}

/** The edition before, as it is named to those who know it. */
export const editionBefore = (
  db: Db,
  { previousId }: Pick<Edition, 'previousId'>,
): { name: Bilingual; startsOn: string } | undefined =>
  previousId === null
    ? undefined
    : db
        .select({ name: festivals.name, startsOn: festivals.startsOn })
        .from(festivals)
        .where(eq(festivals.id, previousId))
        .get();
