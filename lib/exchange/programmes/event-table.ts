import { randomUUID } from 'node:crypto';
import { eventKinds, eventStatuses, visibilities } from '#db/enums.ts';
import { events } from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { bareEvent } from '#lib/events/bare-event.ts';
import { type EventRoot, eventKind, readEvents, replaceParts, split } from '#lib/events/root.ts';
import type { CellProblem, Cells, ReadRow } from '#lib/exchange/files/cells.ts';
import { titleKey } from '#lib/exchange/files/likeness.ts';
import { describedColumns, type ListColumn } from '#lib/exchange/lists/list-columns.ts';
import type { TableNoun } from '#lib/exchange/lists/table-noun.ts';
import { newIds, takePartIds, withIds } from '#lib/festivals/lay-down.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { ownRow } from '#lib/history/roots.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { type DraftEvent, type DraftIndex, indexDraft } from '#lib/model/draft.ts';
import { takeNumber } from '#lib/numbers.ts';
import { cellsOfEvent } from './event-cells.ts';
import { besides, type EventColumn, eventColumns } from './event-columns.ts';
import { itemOf, mergeEvent, WITH_A_PART } from './event-fields.ts';
import { eventSceneOf } from './event-list.ts';
import { type EventScene, readEventRow } from './event-row.ts';
import { noProgrammeAnswers } from './planned.ts';

type Scene = EventScene & Readonly<{ index: DraftIndex; cells: Map<string, ReturnType<typeof cellsOfEvent>> }>;

/** A séance’s cells are written together. */
function cellOf(event: EventRoot, column: EventColumn, locale: Locale, { index, findFilm, cells }: Scene) {
  const key = `${event.id} ${event.version} ${locale}`;
  const known = cells.get(key) ?? cellsOfEvent(event, index, findFilm, locale);
  cells.set(key, known);
  return known[column] ?? null;
}

type Own = Partial<ListColumn<EventColumn, EventRoot, Scene>>;
const terms = (locale: Locale) => translator(locale, 'terms');
/** What a table says of a column beside what lists do. A venue is that of its room. */
const beside: Partial<Record<EventColumn, Own>> = {
  titleFr: {},
  day: {},
  start: {},
  minutes: { amount: 'minutes' },
  room: { choices: (locale, { index }) => index.draft.rooms.map(({ name }) => inLocale(name, locale)) },
  kind: { choices: (locale) => eventKinds.map((kind) => terms(locale)(`kind.${kind}`)) },
  themes: {},
  capacity: { amount: 'sum' },
  status: { choices: (locale) => eventStatuses.map((status) => terms(locale)(`status.${status}`)) },
  visibility: { choices: (locale) => visibilities.map((one) => terms(locale)(`visibility.${one}`)) },
};

const columns = describedColumns<EventRoot, Scene>()(
  Object.fromEntries(
    eventColumns
      .filter((column) => column !== 'number' && column !== 'venue' && !besides.includes(column))
      .map((column) => [
        column,
        {
          written: (event: EventRoot, locale: Locale, scene: Scene) => cellOf(event, column, locale, scene),
          isAside: beside[column] === undefined,
          ...beside[column],
        },
      ]),
  ) as Record<EventColumn, ListColumn<EventColumn, EventRoot, Scene>>,
);

/** Séances as a table: read and written as a list of them is. */
export const eventTable: TableNoun<EventColumn, EventRoot, DraftEvent, Scene> = {
  name: 'events',
  permission: 'schedule',
  kind: eventKind,
  columns,
  privateFacts: { may: 'private-facts', facts: {} },
  most: MAX_OF_FILE.events,
  rootsOf: (db, festivalId) => {
    const inTime = loadDraft(festivalId, db as never).events.toSorted(
      (a, b) => (a.startsAt ?? '9').localeCompare(b.startsAt ?? '9') || a.number - b.number,
    );
    const roots = readEvents(
      db,
      festivalId,
      inTime.map(({ id }) => id),
    );
    return inTime.flatMap(({ id }) => roots.get(id) ?? []);
  },
  sceneOf: (db, { id }) => {
    const index = indexDraft(loadDraft(id, db as never));
    return { ...eventSceneOf(index), nights: 'after', index, cells: new Map() };
  },
  numberOf: ({ number }) => number,
  pathOf: ({ number }) => `events/${number}`,
  read: readRow,
  insert: ({ tx, festival, now }, inputs) =>
    inputs.map((event) => {
      const { row, parts } = split({ ...event, offers: [] });
      const { id: _, ...columns } = row;
      const own = { festivalId: festival.id, uid: randomUUID(), number: takeNumber(tx, festival.id), createdAt: now };
      const { id } = tx
        .insert(events)
        .values({ ...columns, ...own })
        .returning({ id: events.id })
        .get();
      const unnumbered = <T extends { id?: number | undefined }>({ id: _, ...part }: T) => part;
      replaceParts(tx, festival.id, id, {
        ...parts,
        items: parts.items.map(unnumbered),
        people: parts.people.map(unnumbered),
      });
      return id;
    }),
  update: ({ tx, festival }, root, event) => {
    const ids = newIds(tx);
    takePartIds(ids, [event]);
    const [old, next] = [split(root), split({ ...withIds(event, ids), offers: root.offers })];
    tx.update(events)
      .set(next.row)
      .where(ownRow(events, festival.id, root.id))
      .run();
    if (JSON.stringify(old.parts) !== JSON.stringify(next.parts)) replaceParts(tx, festival.id, root.id, next.parts);
  },
};

/** What it is in the festival by its name, where one alone bears it. */
function byName<T>(all: readonly T[], namesOf: (one: T) => readonly (string | undefined)[]): Map<string, T> {
  const found = new Map<string, T | null>();
  for (const one of all)
    for (const key of new Set(namesOf(one).map((name) => titleKey(name ?? ''))))
      if (key !== '') found.set(key, found.has(key) ? null : one);
  return new Map([...found].flatMap(([key, one]) => (one === null ? [] : [[key, one] as const])));
}

function readRow(cells: Cells<EventColumn>, root: EventRoot | null, scene: Scene): ReadRow<EventColumn, DraftEvent> {
  const { draft } = scene.index;
  const { event: of, rooms, people, remarks, problems: found } = readEventRow(cells, root, scene, null);
  const problems: CellProblem<EventColumn>[] = [...found];
  const refuse = (column: EventColumn, error: string) => problems.push({ column, cell: cells[column] ?? '', error });
  for (const { code } of remarks) {
    if (code === 'unknownFilm' || code === 'severalFilms') refuse('films', 'wrong');
    if (code === 'unknownKind') refuse('kind', 'choice');
    if (code === 'noHour') refuse(cells.start === undefined ? 'day' : 'start', 'time');
  }
  const roomOf = byName(draft.rooms, ({ name }) => [name.fr, name.en]);
  const personOf = byName(draft.people, ({ name }) => [name]);
  const themeOf = byName(draft.themes, ({ name }) => [name.fr, name.en]);
  if (rooms?.some(({ name }) => !roomOf.has(titleKey(name)))) refuse('room', 'choice');
  if (people?.some(({ name }) => !personOf.has(titleKey(name)))) refuse('people', 'choice');
  if (of.themes?.some((name) => !themeOf.has(titleKey(name)))) refuse('themes', 'choice');
  if (root?.isLocked)
    for (const column of ['day', 'start', 'room'] as const) if (cells[column] !== undefined) refuse(column, 'locked');
  if (!root && !cells.titleFr && !cells.titleEn && !cells.films) refuse('titleFr', 'required');
  if (problems.length > 0) return { ok: false, problems };
  let id = 0;
  const refs = {
    ...{ index: scene.index, findFilm: scene.findFilm, roomOf, personOf, isPublished: false, isOneRoom: false },
    confirmation: noProgrammeAnswers.confirmation,
    themeOf: (name: string) => themeOf.get(titleKey(name))?.id ?? null,
    nextId: () => {
      id -= 1;
      return id;
    },
    // Longer than its field: a list shortens it and says so, here it is refused.
    note: (code: string) => {
      if (code === 'cut') for (const column of Object.keys(cells) as EventColumn[]) refuse(column, 'wrong');
    },
  };
  const bare = { ...bareEvent(draft.festival.id, refs.nextId()), ...(of.kind && { kind: of.kind }) };
  const own = root ?? (WITH_A_PART.has(bare.kind) ? { ...bare, items: [itemOf(bare, null, refs)] } : bare);
  const merged = mergeEvent(
    own,
    {
      ...{ line: 0, foreignId: '', number: own.number },
      ...of,
      ...(rooms && { rooms: rooms.map(({ name }) => titleKey(name)) }),
      ...(people && { people: people.map(({ name, role }) => ({ key: titleKey(name), ...(role && { role }) })) }),
    },
    refs,
    true,
  );
  if ('code' in merged) for (const column of Object.keys(cells) as EventColumn[]) refuse(column, 'wrong');
  return 'code' in merged || problems.length > 0 ? { ok: false, problems } : { ok: true, input: merged.event };
}
