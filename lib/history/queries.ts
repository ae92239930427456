import { and, countDistinct, desc, eq, gte, inArray, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import { type ChangeEntity, changeEntities, type Role, type TokenKind } from '#db/enums.ts';
import { changes } from '#db/schema/index.ts';
import { may, type Permission } from '#lib/policy.ts';
import { instantFrom } from '#lib/time/clock.ts';
import { ofBatch } from './record.ts';
import type { Writing } from './roots.ts';

/**
 * In milliseconds. Without JavaScript the message stays visible, and a page that is posted again
 * must still find the act.
 */
const SHOWN_FOR = 600_000;

/**
 * An act that has just led to another page: its verb, its kind and number of records, and its age
 * in milliseconds; null when it is not recent, or of another festival.
 */
export function recentAct(
  festivalId: number,
  batch: string,
  now: string,
  db: Db = getDb(),
): { verb: string; entity: ChangeEntity; count: number; age: number } | null {
  const since = instantFrom(now, -SHOWN_FOR);
  const ofAct = and(ofBatch(festivalId, batch), gte(changes.at, since));
  const row = db
    .select({ verb: changes.verb, entity: changes.entity, at: changes.at })
    .from(changes)
    .where(ofAct)
    .orderBy(desc(changes.id))
    .limit(1)
    .get();
  if (!row) return null;
  const { verb, entity, at } = row;
  const ofKind = db
    .select({ count: countDistinct(changes.entityId) })
    .from(changes)
    .where(and(ofAct, eq(changes.entity, entity)))
    .get();
  return { verb, entity, count: ofKind?.count ?? 1, age: Math.max(0, Date.parse(now) - Date.parse(at)) };
}

/**
 * Who deleted the root with that number (or that id, for kinds without numbers), and when
 * (instant); null when nobody did. `isOwn`: the reader did.
 */
export function whoDeleted(
  { id, actor }: Pick<Writing, 'id' | 'actor'>,
  entity: ChangeEntity,
  number: number,
  db: Db = getDb(),
): { by: string; isOwn: boolean; at: string } | null {
  const row = db
    .select({ by: changes.actorName, actorId: changes.actorId, at: changes.at })
    .from(changes)
    .where(
      and(
        eq(changes.festivalId, id),
        eq(changes.entity, entity),
        isNotNull(changes.before),
        isNull(changes.after),
        sql`coalesce(json_extract(${changes.before}, '$.number'), ${changes.entityId}) = ${number}`,
      ),
    )
    .orderBy(desc(changes.id))
    .limit(1)
    .get();
  return row ? { by: row.by, isOwn: actor !== null && row.actorId === actor.userId, at: row.at } : null;
}

/**
 * The permission needed to read that something was done; kinds that are not named here are on pages
 * that every role reads. Secret links have one for each kind.
 */
const READ_WITH: Partial<Record<ChangeEntity, Permission>> = {
  'live-fact': 'day',
  'room-crew': 'day',
  member: 'members',
  'volunteer-settings': 'volunteers',
  task: 'volunteers',
  shift: 'volunteers',
  volunteer: 'volunteers',
  assignment: 'volunteers',
  exchange: 'volunteers',
  problem: 'volunteers',
  checklist: 'volunteers',
  'entry-count': 'volunteers',
};

const LINK_READ_WITH = {
  invitation: 'members',
  preview: 'publish',
  team: 'team-links',
  volunteer: 'volunteers',
} as const satisfies Partial<Record<TokenKind, Permission>>;
const linkKinds = Object.keys(LINK_READ_WITH) as (keyof typeof LINK_READ_WITH)[];

const readableLinks = (role: Role) => linkKinds.filter((kind) => may(role, LINK_READ_WITH[kind]));

/**
 * The kinds of records whose history this role may read; of secret links perhaps only some kinds
 * (`isReadable`).
 */
const readableEntities = (role: Role): ChangeEntity[] =>
  changeEntities.filter((entity) =>
    entity === 'token' ? readableLinks(role).length > 0 : may(role, READ_WITH[entity] ?? 'read'),
  );

/**
 * Whether a role may read all history of this kind; for secret links, only if it may read of each
 * kind.
 */
export const readsAllOf = (role: Role, entity: ChangeEntity): boolean =>
  entity === 'token' ? readableLinks(role).length === linkKinds.length : readableEntities(role).includes(entity);

/** The condition for rows of the history that a role may read. */
export const isReadable = (table: typeof changes, role: Role): SQL | undefined =>
  and(
    inArray(table.entity, readableEntities(role)),
    or(
      ne(table.entity, 'token'),
      inArray(sql`json_extract(coalesce(${table.after}, ${table.before}), '$.kind')`, readableLinks(role)),
    ),
  );
