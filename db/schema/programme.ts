import { sql } from 'drizzle-orm';
import { blob, index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { bilingual, id, instant, isBetween, isOneOf, sameFestival } from '#db/columns.ts';
import { type ChangeEntity, changeEntities, type LiveFactKind, liveFactKinds } from '#db/enums.ts';
import { users } from './accounts.ts';
import { events } from './events.ts';
import { festivalId, festivals } from './festivals.ts';

/** A numbered, immutable publication: two documents as gzip JSON, and their SHA-256. */
export const releases = sqliteTable(
  'releases',
  {
    id: id(),
    festivalId: festivalId(),
    number: integer().notNull(),
    at: instant().notNull(),
    byUserId: integer().references(() => users.id, { onDelete: 'set null' }),
    byName: text().notNull().default(''),
    /** The organiser's note about this release. */
    note: bilingual(),
    /** The number of the older release that this one publishes again. */
    republishes: integer(),
    publicDocument: blob({ mode: 'buffer' }).notNull(),
    publicSha256: text().notNull(),
    teamDocument: blob({ mode: 'buffer' }).notNull(),
    teamSha256: text().notNull(),
    /**
     * Gzip JSON of what « Quoi de neuf » says of it; null where it was not stored yet and is made
     * from the documents.
     */
    told: blob({ mode: 'buffer' }),
    /**
     * Changes that somebody unticked for this release, or for an earlier one, and that still wait
     * (`lib/programme/left-out.ts`).
     */
    heldBack: text({ mode: 'json' })
      .$type<{ number: number; content: string; since: number }[]>()
      .notNull()
      .default([]),
    /** Makes a double click publish once. */
    clientKey: text().unique(),
  },
  (t) => [
    unique('releases_number').on(t.festivalId, t.number),
    isBetween('releases_number_range', t.number, 1, 1_000_000),
  ],
);

/** Facts that change faster than a programme: a delay, sold out, a notice. */
export const liveFacts = sqliteTable(
  'live_facts',
  {
    id: id(),
    festivalId: festivalId(),
    eventId: integer(),
    kind: text().$type<LiveFactKind>().notNull(),
    /**
     * Minutes of delay; one of `places`, `last-places`, `full`; for a notice `team` where the
     * public does not read it.
     */
    value: text().notNull().default(''),
    /**
     * For a delay: by how many minutes the debate is shortened, so that the séance ends that much
     * less late.
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

/** The history, on which undo and the event streams are based. */
export const changes = sqliteTable(
  'changes',
  {
    id: id(),
    festivalId: integer().references(() => festivals.id, { onDelete: 'cascade' }),
    /** Acts in one batch are undone together. */
    batch: text().notNull(),
    actorId: integer().references(() => users.id, { onDelete: 'set null' }),
    actorName: text().notNull().default(''),
    at: instant().notNull(),
    verb: text().notNull(),
    entity: text().$type<ChangeEntity>().notNull(),
    entityId: integer().notNull(),
    before: text({ mode: 'json' }).$type<unknown>(),
    after: text({ mode: 'json' }).$type<unknown>(),
    /** Given by the client: a repeated save does nothing. */
    clientKey: text().unique(),
    /** The batch that this one undoes; undoing that in turn is « Refaire ». */
    undoes: text(),
  },
  (t) => [
    index('changes_festival').on(t.festivalId, t.id),
    index('changes_actor').on(t.festivalId, t.actorId, t.id),
    index('changes_entity').on(t.festivalId, t.entity, t.entityId),
    index('changes_batch').on(t.batch, t.festivalId, t.id),
    // `undoes` is stored behind large columns of the row, so reading it without an index is slow.
    index('changes_undoes').on(t.undoes).where(sql`${t.undoes} is not null`),
    isOneOf('changes_entity_kind', t.entity, changeEntities),
  ],
);

/** An accepted warning; it returns when the facts for which it was accepted change. */
export const acceptedWarnings = sqliteTable(
  'accepted_warnings',
  {
    id: id(),
    festivalId: festivalId(),
    code: text().notNull(),
    /** The facts for which it was accepted, as text written by the rule. */
    facts: text().notNull(),
    reason: text().notNull().default(''),
    byUserId: integer().references(() => users.id, { onDelete: 'set null' }),
    byName: text().notNull().default(''),
    at: instant().notNull(),
  },
  (t) => [unique('accepted_warnings_facts').on(t.festivalId, t.code, t.facts)],
);

/** Ids in other programs, so that a second import updates what the first created. */
export const importKeys = sqliteTable(
  'import_keys',
  {
    id: id(),
    festivalId: festivalId(),
    source: text().notNull(),
    foreignId: text().notNull(),
    entity: text().$type<ChangeEntity>().notNull(),
    entityId: integer().notNull(),
    /** The batch that stored the key; empty where nothing of it can be undone. */
    batch: text().notNull().default(''),
    /** The batch that undid that one: until it is undone itself, the key is ignored. */
    undoneBy: text(),
  },
  (t) => [
    index('import_keys_batch').on(t.batch),
    index('import_keys_undone').on(t.undoneBy),
    unique('import_keys_foreign').on(t.festivalId, t.source, t.entity, t.foreignId),
    isOneOf('import_keys_entity', t.entity, changeEntities),
  ],
);
