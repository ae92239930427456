import { usualEventKind } from '#db/enums.ts';
import { wholeIndex } from '#lib/draft/queries.ts';
import { bareEvent } from '#lib/events/bare-event.ts';
import {
  MAX_LABEL,
  MAX_LANGUAGES,
  MAX_LINKS,
  MAX_PEOPLE,
  MAX_ROOMS,
  MAX_SUBTITLE,
  MAX_THEMES,
} from '#lib/events/choices.ts';
import { type EventRoot, eventKind, insertEvent, readEvents, split, withoutId } from '#lib/events/root.ts';
import { layOut } from '#lib/events/running-order.ts';
import { PRIVATE_EVENT_FACTS } from '#lib/events/schema.ts';
import { shortTitle } from '#lib/events/title.ts';
import type { CellProblem, Cells, ReadRow } from '#lib/exchange/files/table.ts';
import { isUnsaid, readEventKind, readStatus, readVisibility, saysNone } from '#lib/exchange/files/typed-cells.ts';
import { describedColumns, type ListColumn } from '#lib/exchange/lists/list-columns.ts';
import type { TableNoun } from '#lib/exchange/lists/list-noun.ts';
import { newIds, takePartIds, withIds } from '#lib/festivals/lay-down.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { byStart } from '#lib/grouped.ts';
import { cleanLine, cleanText, MAX_NAME, MAX_NOTE, MAX_TEXT } from '#lib/i18n/clean-text.ts';
import { isWebAddress } from '#lib/i18n/contacts-in.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { MAX_ADDRESS } from '#lib/i18n/typed-values.ts';
import type { DraftEvent, DraftIndex, DraftTheme } from '#lib/model/draft.ts';
import { titleKey } from '#lib/search/words.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { besides, cellsOfEvent, type EventColumn, eventColumns, typedSpeech } from './event-cells.ts';
import { itemOf, lengthOf, mergeEvent, type References, WITH_A_PART } from './event-fields.ts';
import { eventSceneOf } from './event-list.ts';
import { type EventScene, readEventRow } from './event-row.ts';
import { noProgrammeAnswers, type RefusalCode } from './planned.ts';
import { byName, roomsInCells } from './room-places.ts';

type Scene = EventScene &
  Pick<References, 'roomOf' | 'personOf'> &
  Readonly<{
    index: DraftIndex;
    rooms: ReturnType<typeof roomsInCells>;
    themeOf: ReadonlyMap<string, DraftTheme>;
    cells: Map<string, ReturnType<typeof cellsOfEvent>>;
  }>;

/** All cells of a séance are computed together. */
function cellOf(event: EventRoot, column: EventColumn, locale: Locale, { index, findFilm, cells }: Scene) {
  const key = `${event.id} ${event.version} ${locale}`;
  const known = cells.get(key) ?? cellsOfEvent(event, index, findFilm, locale);
  cells.set(key, known);
  return known[column] ?? null;
}

type Own = Partial<ListColumn<EventColumn, EventRoot, Scene>>;
/**
 * What a table does with a column beyond what lists do. The venue of a séance is that of its room.
 */
const beside: Partial<Record<EventColumn, Own>> = {
  titleFr: {},
  films: {},
  day: { isDated: true, offered: (_, { index }) => index.draft.days.map(({ date }) => date) },
  start: {},
  minutes: { amount: 'minutes' },
  room: {
    written: (event, locale, { rooms }) => event.rooms.map(({ roomId }) => rooms.nameOf(roomId, locale)).join('\n'),
    choices: (locale, { index, rooms }) => index.draft.rooms.map(({ id }) => rooms.nameOf(id, locale)),
    lasting: ({ rooms }) => rooms.lasting,
  },
  kind: { choices: readEventKind.all, isFilled: true },
  themes: { offered: (locale, { index }) => index.draft.themes.map(({ name }) => inLocale(name, locale)) },
  capacity: { amount: 'sum' },
  status: { choices: readStatus.all, isFilled: true },
  visibility: { choices: readVisibility.all, isFilled: true },
  tags: { field: 'tags', isAside: true },
};

/**
 * The order of the columns: title, then films, because a séance without a title is known by its
 * films.
 */
const inOrder = [...new Set<EventColumn>(['titleFr', 'films', ...eventColumns])];

const columns = describedColumns<EventRoot, Scene>()(
  Object.fromEntries(
    inOrder
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

/** The séances as a table, read and written like a list of them. */
export const eventTable: TableNoun<EventColumn, EventRoot, DraftEvent, Scene> = {
  name: 'events',
  permission: 'schedule',
  seenBy: 'read',
  kind: eventKind,
  columns,
  privateFacts: { may: 'private-facts', facts: PRIVATE_EVENT_FACTS },
  most: MAX_OF_FILE.events,
  rootsOf: (db, festivalId) => {
    const ids = wholeIndex(festivalId, db).events.keys();
    return [...readEvents(db, festivalId, [...ids]).values()].sort(byStart);
  },
  sceneOf: (db, { id }) => {
    const index = wholeIndex(id, db);
    const { people, themes } = index.draft;
    const rooms = roomsInCells(index);
    const scene = eventSceneOf(index);
    return {
      ...scene,
      nights: 'after',
      index,
      rooms,
      cells: new Map(),
      roomNames: new Map([...scene.roomNames, ...rooms.wholeNames.map((name) => [titleKey(name), name] as const)]),
      roomOf: rooms.known,
      personOf: byName(people, ({ name }) => [name]),
      themeOf: byName(themes, ({ name }) => [name.fr, name.en]),
    };
  },
  numberOf: ({ number }) => number,
  pathOf: ({ number }) => `events/${number}`,
  called: (event, locale, { index }) => shortTitle(event, index, locale),
  calledBy: ['titleFr', 'titleEn', 'films', 'kind', 'labelFr', 'labelEn'],
  read: readRow,
  insert: ({ tx, festival, now }, inputs) =>
    inputs.map((event) => {
      const { row, parts } = split({ ...event, offers: [] });
      const { id: _, ...columns } = row;
      const fresh = { ...parts, items: parts.items.map(withoutId), people: parts.people.map(withoutId) };
      return insertEvent(tx, festival.id, columns, fresh, now);
    }),
  update: ({ tx }, root, event) => {
    const ids = newIds(tx);
    takePartIds(ids, [event]);
    eventKind.update(tx, { ...withIds(event, ids), offers: root.offers }, root);
  },
};

/** In characters: texts that a list would shorten are refused here. */
const LONGEST: Partial<Record<EventColumn, number>> = {
  titleFr: MAX_NAME,
  titleEn: MAX_NAME,
  subtitleFr: MAX_SUBTITLE,
  subtitleEn: MAX_SUBTITLE,
  labelFr: MAX_LABEL,
  labelEn: MAX_LABEL,
  synopsisFr: MAX_TEXT,
  synopsisEn: MAX_TEXT,
  teamNotes: MAX_NOTE,
};
/** The most values of a séance: a list leaves further ones out, a table refuses them. */
const MOST = { themes: MAX_THEMES, links: MAX_LINKS, spoken: MAX_LANGUAGES, translatedInto: MAX_LANGUAGES } as const;
/** The errors of impossible séances, with the columns concerned. */
const FAULTS: Partial<Record<RefusalCode, [error: FieldError, ...columns: EventColumn[]]>> = {
  noSuchHour: ['date', 'day', 'start'],
  skippedHour: ['skippedTime', 'start', 'day'],
  tooLong: ['duration', 'minutes'],
  tooManyRooms: [`tooMany:${MAX_ROOMS}`, 'room'],
  tooManyPeople: [`tooMany:${MAX_PEOPLE}`, 'people'],
};

function readRow(cells: Cells<EventColumn>, root: EventRoot | null, scene: Scene): ReadRow<EventColumn, DraftEvent> {
  const { index, findFilm, roomOf, personOf, themeOf } = scene;
  const { event: of, rooms, people, remarks, problems: found } = readEventRow(cells, root, scene, null);
  const problems: CellProblem<EventColumn>[] = [...found];
  const refuse = (column: EventColumn, error: FieldError) =>
    problems.push({ column, cell: cells[column] ?? '', error });
  for (const { code } of remarks) {
    if (code === 'unknownFilm') refuse('films', 'unknownFilm');
    if (code === 'severalFilms') refuse('films', 'severalFilms');
    if (code === 'unknownKind') refuse('kind', 'choice');
    if (code === 'dayWished' || code === 'dayLeft') refuse(cells.start === undefined ? 'day' : 'start', 'time');
  }
  if (rooms?.some(({ name }) => !roomOf.has(titleKey(name)))) refuse('room', 'choice');
  if (isUnsaid(cells.people) || people?.some(({ name }) => !personOf.has(titleKey(name)))) refuse('people', 'choice');
  if (of.themes?.some((name) => !themeOf.has(titleKey(name)))) refuse('themes', 'choice');
  for (const [column, most] of Object.entries(LONGEST) as [EventColumn, number][])
    if (cleanText(cells[column] ?? '').length > most) refuse(column, `tooLong:${most}`);
  for (const column of Object.keys(MOST) as (keyof typeof MOST)[])
    if ((of[column]?.length ?? 0) > MOST[column]) refuse(column, `tooMany:${MOST[column]}`);
  for (const column of ['spoken', 'translatedInto'] as const) {
    const cell = cells[column]?.trim() ?? '';
    if (cell === '' || (column === 'translatedInto' && saysNone(cell))) continue;
    const { spoken, translatedInto, isWhole } = typedSpeech(cell);
    if (!isWhole || spoken.length + translatedInto.length === 0) refuse(column, 'language');
  }
  for (const { address, label } of of.links ?? [])
    if (!isWebAddress(address.trim())) refuse('links', 'url');
    else if (address.trim().length > MAX_ADDRESS) refuse('links', `tooLong:${MAX_ADDRESS}`);
    else if (cleanLine(label).length > MAX_NAME) refuse('links', `tooLong:${MAX_NAME}`);
  if (root?.isLocked)
    for (const column of ['day', 'start', 'room'] as const) if (cells[column] !== undefined) refuse(column, 'locked');
  if (!root && !cells.titleFr && !cells.titleEn && !cells.films) refuse('titleFr', 'required');
  if (problems.length > 0) return { ok: false, problems };
  let id = 0;
  const refs = {
    index,
    findFilm,
    roomOf,
    personOf,
    isPublished: false,
    isOneRoom: false,
    confirmation: noProgrammeAnswers.confirmation,
    themeOf: (name: string) => themeOf.get(titleKey(name))?.id ?? null,
    nextId: () => {
      id -= 1;
      return id;
    },
    // What a list would leave out with a note was refused before.
    note: () => {},
  };
  const bare = { ...bareEvent(index.draft.festival.id, refs.nextId()), kind: of.kind ?? usualEventKind };
  const isBare = root === null && WITH_A_PART.has(bare.kind) && !of.films?.length;
  const own = root ?? (isBare ? { ...bare, items: [itemOf(bare, null, refs)] } : bare);
  const merged = mergeEvent(
    own,
    {
      line: 0,
      foreignId: '',
      number: own.number,
      ...of,
      ...(rooms && { rooms: rooms.map(({ name }) => titleKey(name)) }),
      ...(people && { people: people.map(({ name, role }) => ({ key: titleKey(name), ...(role && { role }) })) }),
    },
    refs,
    // Unlike in a list, an assumed length is not shown, so typing the same number is a change.
    false,
  );
  if (!('code' in merged)) {
    const { event } = merged;
    // As in the form, which offers the days of the festival and the séance's own day.
    const dayOf = ({ startsAt }: { startsAt: string | null }) => startsAt && festivalDayOf(startsAt, scene.dayStartsAt);
    const day = dayOf(event);
    if (day && day !== (root && dayOf(root)) && !scene.dates.includes(day))
      refuse(cells.day === undefined ? 'start' : 'day', 'notFestivalDay');
    // Without a start no end can be fixed, so the length would be lost without a word.
    const isOpen = event.startsAt === null && typeof of.minutes === 'number';
    if (isOpen && layOut(event, index).totalMinutes !== of.minutes) refuse('minutes', 'partsLast');
    const left = of.minutes === null && root ? lengthOf(event, index, false) : null;
    if (root && left !== null && left === lengthOf(root, index, false)) refuse('minutes', 'lengthOfParts');
    return problems.length > 0 ? { ok: false, problems } : { ok: true, input: event };
  }
  const [error = 'wrong', ...columns] = FAULTS[merged.code] ?? [];
  const said = columns.filter((column) => cells[column] !== undefined);
  for (const column of said.length > 0 ? said.slice(0, 1) : (Object.keys(cells) as EventColumn[]))
    refuse(column, error);
  return { ok: false, problems };
}
