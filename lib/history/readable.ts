import { and, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import { type ChangeEntity, changeEntities, type Role, type TokenKind } from '#db/enums.ts';
import type { changes } from '#db/schema/index.ts';
import { may, type Permission } from '#lib/policy.ts';

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
