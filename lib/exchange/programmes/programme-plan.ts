import { bareEvent } from '#lib/events/bare-event.ts';
import { clashesOf } from '#lib/events/conflicts.ts';
import { festivalDates } from '#lib/events/festival-dates.ts';
import { type WarningCode, warningKey } from '#lib/events/warning.ts';
import { fingerprintOf, tickedPlanOf } from '#lib/exchange/files/kept-imports.ts';
import { filmsByName, isTitleOf } from '#lib/exchange/files/likeness.ts';
import { provisionalIds } from '#lib/festivals/lay-down.ts';
import { MAX_DAYS } from '#lib/festivals/schema.ts';
import type { Keys } from '#lib/history/import-keys.ts';
import { cleanLine, MAX_NAME } from '#lib/i18n/clean-text.ts';
import { slug } from '#lib/i18n/programme-paths.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { type Draft, type DraftEvent, type DraftFilm, type DraftTheme, indexDraft } from '#lib/model/draft.ts';
import { folded } from '#lib/search/words.ts';
import { MAX_FESTIVAL_THEMES } from '#lib/themes/schema.ts';
import { daysBetween } from '#lib/time/calendar.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { changesOf, filmPart, itemOf, mergeEvent, type References, WITH_A_PART } from './event-fields.ts';
import type { Incoming, IncomingEvent } from './incoming.ts';
import { keyOfEvent, type Match, matchEvents, planPeople } from './matched.ts';
import {
  type FestivalDates,
  type NewConflicts,
  type NoteCode,
  noProgrammeAnswers,
  type Outside,
  type OutsideChoice,
  type PlanCounts,
  type PlanNote,
  type PlannedEvent,
  type PlannedPerson,
  type PlannedRoom,
  type ProgrammeAnswers,
  type ProgrammePlan,
  restChoices,
  withoutUnneeded,
} from './planned.ts';
import { planRooms } from './planned-rooms.ts';

/**
 * The rooms, people and séances of this festival by their ids in an earlier import from the same
 * source.
 */
export type ProgrammeKeys = Readonly<Record<'room' | 'person' | 'event', Keys>>;

/** The progress is reported after so many séances. */
const TOLD_EVERY = 500;
/** More conflicts than this are only counted. */
const MAX_CONFLICTS = 200;

/**
 * What a file would do to a programme: its rooms, people and séances, each new, changed field by
 * field, the same, asked about or refused; séances of the same source that it no longer names; and
 * the conflicts that would result. Pure: reads nothing, writes nothing. For thousands of séances it
 * takes seconds, so a server calls it in a thread. `onProgress` gets how many séances of the file
 * were compared.
 */
export function planProgramme(
  draft: Draft,
  incoming: Incoming,
  keys: ProgrammeKeys,
  answers: ProgrammeAnswers = noProgrammeAnswers,
  onProgress: (done: number) => void = () => {},
): ProgrammePlan {
  const nextId = provisionalIds();
  const notes = noter();
  const { roomOf, ...places } = planRooms(draft, incoming, keys.room, answers, nextId, notes.note);
  const { personOf, ...named } = planPeople(draft, incoming, keys.person, answers, nextId, notes.note);
  const found = themeFinder(draft, nextId);
  const refs: References = {
    index: indexDraft(draft),
    roomOf,
    personOf,
    themeOf: found.find,
    confirmation: answers.confirmation,
    nextId,
    findFilm: filmsByName(draft.films),
    isPublished: incoming.source !== 'list',
    isOneRoom: !incoming.events.some((event) => (event.rooms?.length ?? 0) > 1),
    note: notes.note,
  };
  const matches = matchEvents(draft, incoming, keys.event, roomOf, answers);
  const { planned, isTitled } = eventPlanner(draft, refs, answers);
  const rows = incoming.events.map((of, at) => {
    if (at % TOLD_EVERY === 0) onProgress(at);
    return planned(of, at, matches[at] ?? { is: 'new' });
  });
  const outside = outsideOf(draft, rows, answers.outside);
  if (outside?.choice === 'unschedule')
    for (const at of outside.rows)
      rows[at] = planned(
        { ...(incoming.events[at] as IncomingEvent), startsAt: null },
        at,
        matches[at] ?? { is: 'new' },
      );
  const refused = incoming.refused.map(
    ({ line, title, code, about }, at): PlannedEvent => ({
      name: `x${at}`,
      line,
      title,
      foreignId: '',
      is: 'refused',
      code,
      about,
    }),
  );
  const events = [...rows, ...refused];
  const { rooms, people, venues } = withoutUnneeded({ ...places, ...named }, incoming, rows);
  const shown = new Set(events.flatMap((row) => (row.is === 'new' || row.is === 'changed' ? row.event.themeIds : [])));
  const themes = found.made.filter(({ id }) => shown.has(id));
  const missing = missingOf(draft, incoming, events, matches, keys);
  const missingAre: ProgrammePlan['missingAre'] = answers.missing === 'cancel' ? 'cancelled' : 'kept';
  const cancelling =
    missingAre === 'cancelled' ? missing.filter(({ id }) => answers.left.get(`m${id}`) !== 'line') : [];
  const after = draftAfter(draft, { rooms, people, events, venues, themes, missing, cancelling, outside });
  const counts = countsOf({ rooms, people, events, venues, themes, missing, cancelling, outside });
  const whole = {
    titled: rows.filter(({ is }, at) => is === 'new' && isTitled(incoming.events[at] as IncomingEvent)).length,
    source: incoming.source,
    rooms,
    people,
    events,
    venues,
    themes,
    missing,
    missingAre,
    cancelling,
    counts,
    outside: outside && shownOutside(outside),
    notes: notes.all(),
    after,
  } as const;
  const conflicts = counts.doing > 0 ? newConflicts(draft, after) : { first: [], counts: [] };
  return { ...whole, conflicts, fingerprint: fingerprintOf(saidOf({ ...whole, conflicts })) };
}

/** Plans one séance of the file, once its match in the festival is known. */
function eventPlanner(draft: Draft, refs: References, answers: ProgrammeAnswers) {
  const filmNamed = (of: IncomingEvent): DraftFilm | null => {
    // Where the file names films, those are its films.
    if (of.films !== undefined) return null;
    const found = [of.title?.fr, of.title?.en].map((title) => (title ? refs.findFilm(title) : null));
    return found.flatMap((film) => (film !== null && film !== 'several' ? [film] : []))[0] ?? null;
  };
  /** Whether it has no kind, and the title of a film. */
  const isTitled = (of: IncomingEvent): boolean => {
    const film = of.kind === undefined ? filmNamed(of) : null;
    return film !== null && [of.title?.fr, of.title?.en].some((title) => title && isTitleOf(film, title));
  };

  const fresh = (of: IncomingEvent): DraftEvent => {
    const bare = bareEvent(draft.festival.id, refs.nextId());
    const isShown = answers.titles === 'films' && isTitled(of);
    const event: DraftEvent = { ...bare, kind: of.kind ?? (isShown ? 'screening' : bare.kind) };
    const film = event.kind === 'screening' ? filmNamed(of) : null;
    if (film) return { ...event, items: [filmPart(event, film, refs)] };
    if (of.films?.some((name) => refs.findFilm(name) !== null)) return event;
    const [isLong, isPart] = [(of.minutes ?? 0) > 1440, WITH_A_PART.has(event.kind)];
    if (isLong || (!isPart && typeof of.minutes !== 'number')) return event;
    return { ...event, items: [itemOf(event, null, refs)] };
  };

  const planned = (of: IncomingEvent, at: number, match: Match): PlannedEvent => {
    const title = shownTitle(of, draft.festival.locale) || (of.films ?? []).join(' + ');
    const base = { name: `e${at}`, line: of.line, title, foreignId: keyOfEvent(of) };
    const left = answers.left.get(base.name) ?? [];
    if (left === 'line') {
      const own = match.is === 'same' ? match.event : null;
      const named = title || (own ? shownTitle(own, draft.festival.locale) : '');
      return { ...base, title: named, is: 'left', event: own, left: [], held: [] };
    }
    const refuse = (code: string, about: string): PlannedEvent => ({ ...base, is: 'refused', code, about });
    if (match.is === 'twice') return refuse('twice', base.foreignId || title);
    if (match.is === 'unknownNumber') return refuse('unknownNumber', String(of.number));
    if (match.is === 'asked') return { ...base, is: 'asked', candidates: match.candidates };
    const rest = restChoices.find((choice) => choice === answers.said.get(`d${at}`)) ?? null;
    if (match.is === 'new') {
      if (isEmpty(of.title) && !of.films?.length) return refuse('noTitle', base.foreignId);
      const merged = mergeEvent(fresh(of), of, refs, false, rest);
      if ('code' in merged) return refuse(merged.code, merged.about);
      return { ...base, is: 'new', event: merged.event, ...(merged.rest && { rest: merged.rest }) };
    }
    const { event: own, isOwn } = match;
    const merge = (given: IncomingEvent, by = refs) => {
      const made = mergeEvent(own, given, by, isOwn, rest);
      return 'code' in made ? made : { ...made, fields: changesOf(own, made.event, given, refs.index) };
    };
    let given = of;
    let merged = merge(given);
    if ('code' in merged) return refuse(merged.code, merged.about);
    const held =
      own.isLocked && answers.locked === 'keep'
        ? merged.fields.filter(({ field }) => field === 'startsAt' || field === 'rooms')
        : [];
    if (held.length > 0) {
      const { startsAt: _, rooms: __, ...free } = of;
      given = free;
      merged = merge(given);
      if ('code' in merged) return refuse(merged.code, merged.about);
    }
    const all = merged.fields;
    const named = { ...base, title: title || shownTitle(own, draft.festival.locale) };
    if (all.length === 0) return { ...named, is: 'unchanged', event: own, held };
    const done = tickedPlanOf(given, left, merged, (some) => {
      // What was cut or not found was noted before.
      const tried = merge(some, { ...refs, note: () => {} });
      return 'code' in tried ? null : tried;
    });
    if (!done) return { ...named, is: 'left', event: own, left: all, held };
    const { event, fields, rest: behind } = done;
    const unticked = all.filter(({ field }) => !fields.some((change) => change.field === field));
    return {
      ...named,
      is: 'changed',
      before: own,
      event,
      fields,
      left: unticked,
      held,
      ...(behind && { rest: behind }),
    };
  };
  return { planned, isTitled };
}

const shownTitle = ({ title }: Pick<IncomingEvent, 'title'>, locale: 'fr' | 'en') =>
  title?.[locale] || title?.fr || title?.en || '';

function themeFinder(draft: Draft, nextId: () => number) {
  const byName = new Map(
    draft.themes.flatMap(({ id, name }) => [name.fr, name.en].filter(Boolean).map((text) => [folded(text ?? ''), id])),
  );
  const slugs = new Set(draft.themes.map((theme) => theme.slug));
  const last = Math.max(-1, ...draft.themes.map(({ position }) => position));
  const made: DraftTheme[] = [];
  const freeSlug = (base: string) => {
    for (let count = 1; ; count += 1) {
      const wanted = count === 1 ? base : `${base}-${count}`;
      if (!slugs.has(wanted)) return wanted;
    }
  };
  const find = (typed: string): number | null => {
    const name = cleanLine(typed).slice(0, MAX_NAME);
    const known = byName.get(folded(name));
    if (known !== undefined) return known;
    if (draft.themes.length + made.length >= MAX_FESTIVAL_THEMES) return null;
    const theme: DraftTheme = {
      id: nextId(),
      festivalId: draft.festival.id,
      slug: freeSlug(slug(name, draft.festival.locale) || 'theme'),
      version: 1,
      name: { [draft.festival.locale]: name },
      introduction: {},
      colour: null,
      position: last + made.length + 1,
    };
    made.push(theme);
    slugs.add(theme.slug);
    byName.set(folded(name), theme.id);
    return theme.id;
  };
  return { find, made };
}

function noter() {
  const counts = new Map<NoteCode, { count: number; about: string }>();
  return {
    note: (code: NoteCode, about: string) => {
      const there = counts.get(code);
      if (there) there.count += 1;
      else counts.set(code, { count: 1, about: about.slice(0, 120) });
    },
    all: (): PlanNote[] => [...counts].map(([code, said]) => ({ code, ...said })),
  };
}

type OutsideRows = Outside & { rows: number[] };

/** The séances that would be on days outside the festival. */
function outsideOf(draft: Draft, rows: readonly PlannedEvent[], said: OutsideChoice | null): OutsideRows | null {
  const { dayStartsAt, startsOn, endsOn } = draft.festival;
  const dates = new Set(festivalDates({ draft }));
  const days = rows.flatMap((row, at) => {
    if (row.is !== 'new' && row.is !== 'changed') return [];
    const { startsAt } = row.event;
    if (!startsAt || (row.is === 'changed' && row.before.startsAt === startsAt)) return [];
    const day = festivalDayOf(startsAt, dayStartsAt);
    return dates.has(day) ? [] : [{ at, day }];
  });
  if (days.length === 0) return null;
  const sorted = days.map(({ day }) => day).sort();
  const [from = '', to = ''] = [sorted[0], sorted.at(-1)];
  const timed = [
    ...draft.events.map(({ startsAt }) => startsAt),
    ...draft.blocks.map((block) => block.startsAt),
    ...rows.map((row) => (row.is === 'new' || row.is === 'changed' ? row.event.startsAt : null)),
  ].flatMap((startsAt) => (startsAt ? [festivalDayOf(startsAt, dayStartsAt)] : []));
  const grown = spanOf([startsOn, endsOn, ...dates, from, to]);
  const all = spanOf(timed);
  const moved = all && grown && all.startsOn === grown.startsOn && all.endsOn === grown.endsOn ? null : all;
  const isOpen = { grow: grown !== null, move: moved !== null, keep: true, unschedule: true };
  // If no dates could contain them, the dates need no decision.
  const wanted = said === 'move' && moved === null ? 'grow' : said;
  // The same file again, of séances that were left without a time.
  const areWaiting = days.every(({ at }) => {
    const row = rows[at];
    return row?.is === 'changed' && row.before.startsAt === null;
  });
  const unsaid = areWaiting ? 'unschedule' : grown || moved ? null : 'keep';
  const choice = wanted !== null && isOpen[wanted] ? wanted : unsaid;
  const first = days.slice(0, MAX_FIRST).map(({ at, day }) => {
    const { title = '', line = 0 } = rows[at] ?? {};
    return { title, day, line };
  });
  return { count: days.length, from, to, first, grown, moved, choice, areWaiting, rows: days.map(({ at }) => at) };
}

const MAX_FIRST = 3;

/** From the first to the last of these days; null where a festival cannot last so long. */
function spanOf(days: readonly string[]): FestivalDates | null {
  const [startsOn = '', endsOn = ''] = [days.reduce(least), days.reduce(most)];
  return daysBetween(startsOn, endsOn) < MAX_DAYS ? { startsOn, endsOn } : null;
}

/** The new dates of the festival; null if they stay. */
export const newDates = (outside: Outside | null): FestivalDates | null =>
  outside?.choice === 'grow' ? outside.grown : outside?.choice === 'move' ? outside.moved : null;

const least = (a: string, b: string) => (a < b ? a : b);
const most = (a: string, b: string) => (a > b ? a : b);
const shownOutside = ({ rows: _, ...outside }: OutsideRows): Outside => outside;

/**
 * The séances that the file no longer names: those from an earlier import of the same source or,
 * for our own export, everything that would be in it now.
 */
function missingOf(
  draft: Draft,
  { source, exported, isPart }: Incoming,
  rows: readonly PlannedEvent[],
  matches: readonly Match[],
  keys: ProgrammeKeys,
): DraftEvent[] {
  const named = new Set(
    matches.flatMap((match) =>
      match.is === 'same' ? [match.event.id] : match.is === 'asked' ? match.candidates.map(({ id }) => id) : [],
    ),
  );
  const isExport = matches.some((match) => match.is === 'same' && match.isOwn);
  const came = new Set(keys.event.values());
  if (rows.length === 0 || isPart) return [];
  // A published file contains nothing for the team only, and usually nothing without a time; our
  // lists contain everything.
  const published = exported && isExport ? new Set(exported) : null;
  const isAwaited = ({ id, uid }: DraftEvent) =>
    published ? published.has(uid) : came.has(id) || (isExport && source === 'list');
  return draft.events.filter((event) => event.status === 'planned' && !named.has(event.id) && isAwaited(event));
}

type Parts = Pick<
  ProgrammePlan,
  'rooms' | 'people' | 'events' | 'venues' | 'themes' | 'missing' | 'cancelling' | 'outside'
>;

const isDone = (row: PlannedEvent) => row.is === 'new' || row.is === 'changed';

function draftAfter(draft: Draft, parts: Parts): Draft {
  const { rooms, people, events, venues, themes, cancelling, outside } = parts;
  const changed = new Map<number, DraftEvent>();
  for (const event of cancelling) changed.set(event.id, { ...event, status: 'cancelled' });
  for (const row of events) if (row.is === 'changed') changed.set(row.event.id, row.event);
  const seats = new Map(rooms.flatMap((row) => (row.is === 'same' ? [[row.room.id, row.room] as const] : [])));
  const renamed = new Map(
    people.flatMap((row) => (row.is === 'changed' ? [[row.person.id, row.person] as const] : [])),
  );
  const fresh = new Set(people.flatMap((row) => (row.is === 'new' ? [row.person] : [])));
  const dates = newDates(outside);
  return {
    ...draft,
    festival: { ...draft.festival, ...dates },
    venues: [...draft.venues, ...venues],
    rooms: [...draft.rooms.map((room) => seats.get(room.id) ?? room), ...newRooms(rooms)],
    people: [...draft.people.map((person) => renamed.get(person.id) ?? person), ...fresh],
    themes: [...draft.themes, ...themes],
    events: [
      ...draft.events.map((event) => changed.get(event.id) ?? event),
      ...events.flatMap((row) => (row.is === 'new' ? [row.event] : [])),
    ],
  };
}

/** The new rooms, each once. */
export const newRooms = (rooms: readonly PlannedRoom[]) => rooms.flatMap((row) => (row.is === 'new' ? [row.room] : []));

/** The new people, each once, however often the file names them. */
export const newPeople = (people: readonly PlannedPerson[]) => [
  ...new Set(people.flatMap((row) => (row.is === 'new' ? [row.person] : []))),
];

function countsOf({ rooms, people, events, venues, themes, missing, cancelling, outside }: Parts): PlanCounts {
  const of = (kind: PlannedEvent['is']) => events.filter(({ is }) => is === kind).length;
  const asked = of('asked');
  const cancelled = cancelling.length;
  const counts = {
    new: of('new'),
    changed: of('changed'),
    unchanged: of('unchanged'),
    asked,
    refused: of('refused'),
    left: of('left'),
    missing: missing.length - cancelled,
    cancelled,
    held: events.filter((row) => 'held' in row && row.held.length > 0).length,
    rooms: newRooms(rooms).length,
    people: newPeople(people).length,
    renamed: people.filter(({ is }) => is === 'changed').length,
    themes: themes.length,
    open: asked + [...rooms, ...people].filter(({ is }) => is === 'asked').length + (outside?.choice === null ? 1 : 0),
  };
  const seats = rooms.filter((row) => row.is === 'same' && row.seats !== null).length;
  const beside = counts.rooms + seats + venues.length + counts.people + counts.renamed + counts.themes;
  const dates = newDates(outside) !== null && events.some(isDone) ? 1 : 0;
  return { ...counts, dates, doing: counts.new + counts.changed + cancelled + beside + dates };
}

/**
 * Clashes over rooms and people, and impossible times. Missing texts or answers are not conflicts
 * of the import.
 */
function newConflicts(draft: Draft, after: Draft): NewConflicts {
  const known = new Set(clashesOf(draft).map(warningKey));
  const fresh = clashesOf(after).filter((warning) => !known.has(warningKey(warning)));
  const counts = new Map<WarningCode, number>();
  for (const { code } of fresh) counts.set(code, (counts.get(code) ?? 0) + 1);
  return { first: fresh.slice(0, MAX_CONFLICTS), counts: [...counts] };
}

/** The parts of a plan that make it a different one. */
function* saidOf(plan: Omit<ProgrammePlan, 'fingerprint' | 'after'>): Generator<unknown> {
  yield [plan.source, plan.venues, plan.themes, plan.missingAre, plan.missing.map(({ id, version }) => [id, version])];
  yield plan.cancelling.map(({ id }) => id);
  yield plan.outside && [plan.outside.choice, newDates(plan.outside)];
  yield [plan.conflicts.counts, plan.conflicts.first.map(warningKey)];
  for (const row of [...plan.rooms, ...plan.people, ...plan.events]) {
    const what =
      row.is === 'asked'
        ? row.candidates.map(({ id }) => id)
        : 'code' in row
          ? [row.code, row.about]
          : 'room' in row
            ? row.room
            : 'person' in row
              ? row.person
              : row.is === 'new' || row.is === 'changed'
                ? [row.event, 'held' in row && row.held]
                : [row.event?.id, row.held];
    yield [row.name, row.is, row.foreignId, what];
  }
}
