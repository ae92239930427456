import { and, asc, count, desc, eq, inArray, ne } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import { festivals, memberships } from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { LanterneError } from '#lib/errors.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { mayCreateFestival } from '#lib/festivals/creation.ts';
import type { Draft } from '#lib/model/draft.ts';
import { type Actor, may } from '#lib/policy.ts';
import { type Earlier, earlierEdition, earlierTemplate } from './earlier.ts';
import type { ProgrammeTemplate } from './programme.ts';
import { programmeTemplateOf, templateOf } from './registry.ts';
import { savedKeyOf, savedTemplate } from './saved.ts';
import type { Template } from './template.ts';

/** What a new festival can begin with. */
export type Source =
  | { kind: 'empty' }
  | { kind: 'template'; template: Template }
  | { kind: 'programme'; template: ProgrammeTemplate }
  /**
   * One's own earlier festival, and how many other team members may be taken over: none for
   * somebody who may not see who they are.
   */
  | { kind: 'edition'; draft: Draft; others: number };

export const EMPTY_SOURCE = 'empty';
const EDITION = 'edition:';
/** The value for an earlier festival in the form. */
export const editionKey = (slug: string) => `${EDITION}${slug}`;

/**
 * The source that `template` names in the form; null when it does not exist, or this account may
 * not use it.
 */
export function templateSourceOf(actor: Actor, key: string, db: Db = getDb()): Source | null {
  if (key === EMPTY_SOURCE) return { kind: 'empty' };
  if (!key.startsWith(EDITION)) {
    const template = templateOf(key);
    if (template) return { kind: 'template', template };
    const saved = savedKeyOf(key);
    // Saved templates were made from festivals of this installation, so they are only for people
    // who may create one.
    if (saved !== null && !mayCreateFestival(actor, db)) return null;
    const programme = saved === null ? programmeTemplateOf(key) : savedTemplate(saved, db);
    return programme && { kind: 'programme', template: programme };
  }
  try {
    const { id, role } = authorizeFestival(actor, key.slice(EDITION.length), 'settings', db);
    const team = and(eq(memberships.festivalId, id), ne(memberships.userId, actor.userId));
    const others = db.select({ count: count() }).from(memberships).where(team).get()?.count ?? 0;
    return { kind: 'edition', draft: loadDraft(id, db), others: may(role, 'members') ? others : 0 };
  } catch (error) {
    if (error instanceof LanterneError) return null;
    throw error;
  }
}

/** The existing programme from which a new festival starts; null without one. */
export function earlierOf(source: Source): Earlier | null {
  if (source.kind === 'edition') return earlierEdition(source.draft);
  return source.kind === 'programme' ? earlierTemplate(source.template) : null;
}

type Edition = { slug: string; name: Bilingual; startsOn: string; endsOn: string };

const MAX_EDITIONS = 50;

/**
 * The festivals from which this account may start a new one, the latest first, without the
 * demonstration.
 */
export function editionsOf(actor: Actor, db: Db = getDb()): Edition[] {
  const columns = {
    slug: festivals.slug,
    name: festivals.name,
    startsOn: festivals.startsOn,
    endsOn: festivals.endsOn,
  };
  const real = eq(festivals.isDemonstration, false);
  const newest = [desc(festivals.startsOn), asc(festivals.id)] as const;
  if (actor.isAdministrator) {
    return db
      .select(columns)
      .from(festivals)
      .where(real)
      .orderBy(...newest)
      .limit(MAX_EDITIONS)
      .all();
  }
  const own = and(real, eq(memberships.userId, actor.userId), inArray(memberships.role, ['owner', 'organiser']));
  return db
    .select(columns)
    .from(memberships)
    .innerJoin(festivals, eq(festivals.id, memberships.festivalId))
    .where(own)
    .orderBy(...newest)
    .limit(MAX_EDITIONS)
    .all();
}
