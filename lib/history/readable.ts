import { and, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import { type ChangeEntity, changeEntities, type Role, type TokenKind } from '#db/enums.ts';
import type { changes } from '#db/schema/index.ts';
import { may, type Permission } from '#lib/policy.ts';

/**
 * What a role must be allowed to do to read that something was done; whatever is not named here
 * stands in pages every role reads. Of secret links each kind has its own.
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
 * The kinds of things whose history this role reads, of secret links perhaps some kinds alone
 * (`isReadable`).
 */
const readableEntities = (role: Role): ChangeEntity[] =>
  changeEntities.filter((entity) =>
    entity === 'token' ? readableLinks(role).length > 0 : may(role, READ_WITH[entity] ?? 'read'),
  );

/**
 * Whether a role reads that anything of this kind was done: of secret links only where it reads of
 * each.
 */
export const readsAllOf = (role: Role, entity: ChangeEntity): boolean =>
  entity === 'token' ? readableLinks(role).length === linkKinds.length : readableEntities(role).includes(entity);

/** The rows of the history that a role reads. */
export const isReadable = (table: typeof changes, role: Role): SQL | undefined =>
  and(
    inArray(table.entity, readableEntities(role)),
    or(
      ne(table.entity, 'token'),
      inArray(sql`json_extract(coalesce(${table.after}, ${table.before}), '$.kind')`, readableLinks(role)),
    ),
  );
