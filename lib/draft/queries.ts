import { and, asc, desc, eq, gt, ne, notInArray, or, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type Db, getDb, perConnection, type Tx } from '#db/client.ts';
import { type ChangeEntity, volunteerEntities } from '#db/enums.ts';
import { keptRowsBy, rowsBy } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { changes, events, films, people, withdrawnNames as table, volunteers } from '#db/schema/index.ts';
import { orNotFound } from '#lib/errors.ts';
import { groupedBy } from '#lib/grouped.ts';
import { distinctTags } from '#lib/i18n/tags.ts';
import { type Draft, type DraftIndex, indexDraft, inUseOrder } from '#lib/model/draft.ts';
import { type WithdrawnName, withoutNames } from '#lib/model/withdrawn-names.ts';
import { type Authorized, may, type Permission } from '#lib/policy.ts';
import { untilWritten } from '#lib/until-written.ts';

// Kept prepared, because every public request runs it.
const statementOf = perConnection((db) =>
  db
    .select({ uid: table.uid, number: table.number, formerNames: table.formerNames, name: table.name, at: table.at })
    .from(table)
    .where(eq(table.festivalId, sql.placeholder('festivalId')))
    .orderBy(asc(table.at), asc(table.uid))
    .prepare(),
);

/**
 * The people of a festival whose names were withdrawn or changed everywhere, in the order in which
 * that was done.
 */
export function withdrawnNamesOf(festivalId: number, db: Db | Tx = getDb()): WithdrawnName[] {
  return statementOf(db).all({ festivalId });
}

/** Whether the person of this number was withdrawn from everything published. */
export const isPersonWithdrawn = (festivalId: number, person: number): boolean =>
  withdrawnNamesOf(festivalId).some(({ number, name }) => name === null && number === person);

const festivals = rowsBy(t.festivals, t.festivals.id);

/** The row of a festival. Throws notFound. */
export function festivalRow(festivalId: number, db: Db | Tx): Draft['festival'] {
  return orNotFound(festivals(festivalId, db)[0]);
}

/** The rows of a festival, in this order. */
const ofFestival = <T extends SQLiteTable & { festivalId: SQLiteColumn }>(table: T, ...order: SQLiteColumn[]) =>
  rowsBy(table, table.festivalId, ...order);

/**
 * The same for those of which there are thousands, and most of which no change is about; with
 * places for what a draft adds to them.
 */
const keptOfFestival = <T extends SQLiteTable & { festivalId: SQLiteColumn }>(
  table: T,
  order: readonly SQLiteColumn[],
  ...more: readonly string[]
) => keptRowsBy(table, table.festivalId, { order, more });

const { filmVersions, eventRooms, eventItems, eventPeople, eventThemes, blocks, offers, pages, partners, pictures } = t;
const rowsOf = {
  versions: keptOfFestival(filmVersions, [filmVersions.position, filmVersions.id]),
  roomsOfEvents: keptOfFestival(eventRooms, [eventRooms.position, eventRooms.roomId]),
  itemsOfEvents: keptOfFestival(eventItems, [eventItems.position]),
  peopleOfEvents: keptOfFestival(eventPeople, [eventPeople.position, eventPeople.id]),
  themesOfEvents: keptOfFestival(eventThemes, [eventThemes.themeId]),
  roomsOfBlocks: ofFestival(t.blockRooms),
  days: ofFestival(t.festivalDays, t.festivalDays.date),
  venues: ofFestival(t.venues, t.venues.position, t.venues.number),
  walks: ofFestival(t.venueWalks),
  rooms: ofFestival(t.rooms, t.rooms.position, t.rooms.number),
  crews: ofFestival(t.roomCrews),
  films: keptOfFestival(t.films, [t.films.number], 'versions'),
  people: keptOfFestival(t.people, [t.people.number]),
  themes: ofFestival(t.themes, t.themes.position, t.themes.id),
  series: ofFestival(t.series, t.series.number),
  events: keptOfFestival(t.events, [t.events.startsAt, t.events.number], 'rooms', 'items', 'people', 'themeIds'),
  blocks: ofFestival(blocks, blocks.startsAt, blocks.id),
  offers: ofFestival(offers, offers.position, offers.id),
  pages: ofFestival(pages, pages.position, pages.id),
  partners: ofFestival(partners, partners.position, partners.id),
  pictures: ofFestival(pictures, pictures.use, pictures.position, pictures.id),
};

/**
 * The whole draft of a festival, in a fixed number of queries, without names that were withdrawn
 * everywhere: releases and previews are made from it. Throws notFound.
 */
export function loadDraft(festivalId: number, db: Db | Tx = getDb()): Draft {
  const festival = festivalRow(festivalId, db);
  const rows = <R>(find: (festivalId: number, db: Db | Tx) => R) => find(festivalId, db);
  const versions = groupedBy(rows(rowsOf.versions), (v) => v.filmId);
  const rooms = groupedBy(rows(rowsOf.roomsOfEvents), (r) => r.eventId);
  const items = groupedBy(rows(rowsOf.itemsOfEvents), (i) => i.eventId);
  const people = groupedBy(rows(rowsOf.peopleOfEvents), (p) => p.eventId);
  const themes = groupedBy(rows(rowsOf.themesOfEvents), (e) => e.eventId);
  const roomsOfBlocks = groupedBy(rows(rowsOf.roomsOfBlocks), (b) => b.blockId);

  const draft: Draft = {
    festival,
    days: rows(rowsOf.days),
    venues: rows(rowsOf.venues),
    walks: rows(rowsOf.walks),
    rooms: rows(rowsOf.rooms),
    crews: rows(rowsOf.crews),
    films: rows(rowsOf.films).map((film) => ({ ...film, versions: versions.get(film.id) ?? [] })),
    people: [...rows(rowsOf.people)],
    themes: rows(rowsOf.themes),
    series: rows(rowsOf.series),
    events: rows(rowsOf.events).map((event) => ({
      ...event,
      rooms: (rooms.get(event.id) ?? []).map(({ roomId, use }) => ({ roomId, use })).sort(inUseOrder),
      items: items.get(event.id) ?? [],
      people: people.get(event.id) ?? [],
      themeIds: (themes.get(event.id) ?? []).map((e) => e.themeId),
    })),
    blocks: rows(rowsOf.blocks).map((block) =>
      Object.assign(block, { roomIds: (roomsOfBlocks.get(block.id) ?? []).map((b) => b.roomId) }),
    ),
    offers: rows(rowsOf.offers),
    pages: rows(rowsOf.pages),
    partners: rows(rowsOf.partners),
    pictures: rows(rowsOf.pictures),
  };
  return withoutNames(draft, withdrawnNamesOf(festivalId, db), festival.locale);
}

/**
 * The draft as a role may read it: without the team's tags for roles without the right to private
 * facts.
 */
export function seenDraft({ id, db, role }: Authorized<Permission>, tx: Db | Tx = db): Draft {
  const draft = loadDraft(id, tx);
  if (may(role, 'private-facts')) return draft;
  const untagged = <T extends { tags: string[] }>(rows: readonly T[]) => rows.map((row) => ({ ...row, tags: [] }));
  const { films, people, events } = draft;
  return { ...draft, films: untagged(films), people: untagged(people), events: untagged(events) };
}

/**
 * The same as an index, for pages that only read. It is kept until something is written, and only
 * as long as there is memory; what was computed from it is kept with it (`standingOf`). Must not be
 * used inside a transaction.
 */
export const seenIndex = (festival: Authorized<Permission>): DraftIndex =>
  keptIndex(festival, may(festival.role, 'private-facts'), () => seenDraft(festival));

/** The index of the whole draft: the kept one, or inside a transaction one that is read anew. */
export function wholeIndex(id: number, db: Db | Tx): DraftIndex {
  const draft = () => loadDraft(id, db);
  return '$client' in db && !db.$client.inTransaction ? keptIndex({ id, db }, true, draft) : indexDraft(draft());
}

function keptIndex({ id, db }: { id: number; db: Db }, isWhole: boolean, draft: () => Draft): DraftIndex {
  const none: { index: WeakRef<DraftIndex> | null } = { index: null };
  const kept = untilWritten(db, `draft ${id} ${isWhole}`, () => none);
  const known = kept.index?.deref();
  if (known) return known;
  const index = indexDraft(draft());
  kept.index = new WeakRef(index);
  return index;
}

/** What of the history is no part of the draft: it changes nothing that is published. */
const OUTSIDE_DRAFT = [
  ...(['release', 'token', 'member', 'live-fact', 'accepted-warning'] as const),
  ...volunteerEntities,
];

const ofDraft = (festivalId: number) =>
  and(eq(changes.festivalId, festivalId), notInArray(changes.entity, OUTSIDE_DRAFT));

/**
 * The id of the last change of the draft; 0 before the first. Whoever saw the draft at this id saw
 * what it is.
 */
export function lastDraftChange(festivalId: number, db: Db | Tx): number {
  const row = db
    .select({ id: changes.id })
    .from(changes)
    .where(ofDraft(festivalId))
    .orderBy(desc(changes.id))
    .limit(1)
    .get();
  return row?.id ?? 0;
}

/**
 * Whether whoever saw the draft at this change saw what it is now. Drawings come to an example some
 * seconds after it was made: they keep nobody from publishing it.
 */
export function isDraftSeen(festivalId: number, seen: number, db: Db | Tx): boolean {
  const isNews = or(ne(changes.entity, 'picture'), ne(changes.verb, 'drawn'));
  const since = and(ofDraft(festivalId), gt(changes.id, seen), isNews);
  const news = db.select({ id: changes.id }).from(changes).where(since).limit(1).get();
  return news === undefined && seen <= lastDraftChange(festivalId, db);
}

/** What was changed since this change of the draft, each once. */
export function rootsChangedAfter(
  festivalId: number,
  since: number,
  db: Db | Tx,
): { entity: ChangeEntity; id: number }[] {
  return db
    .selectDistinct({ entity: changes.entity, id: changes.entityId })
    .from(changes)
    .where(and(ofDraft(festivalId), gt(changes.id, since)))
    .all();
}

/**
 * The tags in use in a festival that this role may read, sorted: the proposals of forms. With `of`,
 * only those of one kind of record: the filters of its table.
 */
export function tagsInUse({ id, db, role, locale }: Authorized<Permission>, of?: string): string[] {
  const tables = {
    ...(may(role, 'private-facts') && { film: films, person: people, event: events }),
    ...(may(role, 'volunteers') && { volunteer: volunteers }),
  };
  const asked = Object.entries(tables).flatMap(([entity, table]) => (of === undefined || of === entity ? table : []));
  const used = asked.flatMap((table) =>
    db
      .select({ tags: table.tags })
      .from(table)
      .where(and(eq(table.festivalId, id), ne(table.tags, [])))
      .all()
      .flatMap(({ tags }) => tags),
  );
  return distinctTags(used).sort((a, b) => a.localeCompare(b, locale));
}
