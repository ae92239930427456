import { sql } from 'drizzle-orm';
import { blob, index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { bilingual, id, instant, isBetween, isOneOf, sameFestival } from '#db/columns.ts';
import { type ChangeEntity, changeEntities, type LiveFactKind, liveFactKinds } from '#db/enums.ts';
import { users } from './accounts.ts';
import { events } from './events.ts';
import { festivalId, festivals } from './festivals.ts';

/** A numbered, immutable publication: two gzip JSON documents and their sha256. */
export const releases = sqliteTable(
  'releases',
  {
    id: id(),
    festivalId: festivalId(),
    number: integer().notNull(),
    at: instant().notNull(),
    byUserId: integer().references(() => users.id, { onDelete: 'set null' }),
    byName: text().notNull().default(''),
    /** A word to the public about this release. */
    note: bilingual(),
    /** The older release this one publishes again. */
    republishes: integer(),
    publicDocument: blob({ mode: 'buffer' }).notNull(),
    publicSha256: text().notNull(),
    teamDocument: blob({ mode: 'buffer' }).notNull(),
    teamSha256: text().notNull(),
    /**
     * Gzip JSON of what « Quoi de neuf » tells of it; null where it was not kept yet, and is made
     * from the documents.
     */
    told: blob({ mode: 'buffer' }),
    /**
     * Changes that somebody unticked for this release, or for one before and that wait still
     * (`lib/programme/held-back.ts`).
     */
    heldBack: text({ mode: 'json' })
      .$type<{ number: number; content: string; since: number }[]>()
      .notNull()
      .default([]),
    /** A double click is one publication. */
    clientKey: text().unique(),
  },
  (t) => [
    unique('releases_number').on(t.festivalId, t.number),
    isBetween('releases_number_range', t.number, 1, 1_000_000),
  ],
);

/** What changes faster than a programme: a delay, sold out, a notice. */
export const liveFacts = sqliteTable(
  'live_facts',
  {
    id: id(),
    festivalId: festivalId(),
    eventId: integer(),
    kind: text().$type<LiveFactKind>().notNull(),
    /**
     * Minutes of delay; one of `places`, `last-places`, `full`; of a notice `team` where the public
     * does not read it.
     */
    value: text().notNull().default(''),
    /**
     * Of a delay: the minutes the debate gives of it, so that the séance ends that much less late.
     */
    cutMinutes: integer(),
    text: bilingual(),
    authorId: integer().references(() => users.id, { onDelete: 'set null' }),
    at: instant().notNull(),
    until: instant(),
    endedAt: instant(),
  },
  (t) => [
    index('live_facts_festival').on(t.festivalId),
    sameFestival(t, t.eventId, events).onDelete('cascade'),
    isOneOf('live_facts_kind', t.kind, liveFactKinds),
  ],
);

/** The history, the undo and the stream. */
export const changes = sqliteTable(
  'changes',
  {
    id: id(),
    festivalId: integer().references(() => festivals.id, { onDelete: 'cascade' }),
    /** Acts done together are undone together. */
    batch: text().notNull(),
    actorId: integer().references(() => users.id, { onDelete: 'set null' }),
    actorName: text().notNull().default(''),
    at: instant().notNull(),
    verb: text().notNull(),
    entity: text().$type<ChangeEntity>().notNull(),
    entityId: integer().notNull(),
    before: text({ mode: 'json' }).$type<unknown>(),
    after: text({ mode: 'json' }).$type<unknown>(),
    /** Given by the client: a retried save is a no-op. */
    clientKey: text().unique(),
    /** The batch this one takes back; taking that back again is « Refaire ». */
    undoes: text(),
  },
  (t) => [
    index('changes_festival').on(t.festivalId, t.id),
    index('changes_actor').on(t.festivalId, t.actorId, t.id),
    index('changes_entity').on(t.festivalId, t.entity, t.entityId),
    index('changes_batch').on(t.batch, t.festivalId, t.id),
    // What took an act back stands behind large columns of its row.
    index('changes_undoes').on(t.undoes).where(sql`${t.undoes} is not null`),
    isOneOf('changes_entity_kind', t.entity, changeEntities),
  ],
);

/** A warning somebody accepted; it returns when the facts it was accepted for change. */
export const acceptedWarnings = sqliteTable(
  'accepted_warnings',
  {
    id: id(),
    festivalId: festivalId(),
    code: text().notNull(),
    /** The facts it was accepted for, as the rule writes them. */
    facts: text().notNull(),
    reason: text().notNull().default(''),
    byUserId: integer().references(() => users.id, { onDelete: 'set null' }),
    byName: text().notNull().default(''),
    at: instant().notNull(),
  },
  (t) => [unique('accepted_warnings_facts').on(t.festivalId, t.code, t.facts)],
);

/** Foreign identifiers of imported things, so that a second import updates. */
export const importKeys = sqliteTable(
  'import_keys',
  {
    id: id(),
    festivalId: festivalId(),
    source: text().notNull(),
    foreignId: text().notNull(),
    entity: text().$type<ChangeEntity>().notNull(),
    entityId: integer().notNull(),
    /** The act that said so; empty where nothing of it can be taken back. */
    batch: text().notNull().default(''),
    /** The act that took that back: until it is taken back itself, the key says nothing. */
    undoneBy: text(),
  },
  (t) => [
    index('import_keys_batch').on(t.batch),
    index('import_keys_undone').on(t.undoneBy),
    unique('import_keys_foreign').on(t.festivalId, t.source, t.entity, t.foreignId),
    isOneOf('import_keys_entity', t.entity, changeEntities),
  ],
);
