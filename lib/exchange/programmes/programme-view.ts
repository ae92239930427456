import type { Bilingual } from '#db/columns.ts';
import type { EventLink, EventWishes } from '#db/schema/index.ts';
import { shortTitle } from '#lib/events/title.ts';
import type { WarningCode } from '#lib/events/warning.ts';
import { warningSentence } from '#lib/events/warning-sentences.ts';
import { typedNames } from '#lib/i18n/code-names.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { tagsInWords } from '#lib/i18n/tags.ts';
import { bothLanguages, inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { type DraftEvent, type DraftIndex, type DraftRoom, indexDraft } from '#lib/model/draft.ts';
import { pageBounds } from '#lib/page-bounds.ts';
import { formatDuration, formatWall, spokenDate, spokenDuration, spokenTime } from '#lib/time/format.ts';
import { nightSaid } from '#lib/time/night.ts';
import { wishesTyped } from './event-cells.ts';
import { filmIds, lengthOf } from './event-fields.ts';
import type {
  EventChange,
  EventField,
  Outside,
  PlanCounts,
  PlanNote,
  PlannedEvent,
  PlannedRoom,
  ProgrammeAnswers,
  ProgrammePlan,
  RestChoice,
  SeatsChange,
} from './planned.ts';
import { type ProgrammeFile, type RemarkGroup, remarkGroups } from './programme-import.ts';

/*
 * What a page shows of a plan: texts instead of rows of tables, and limited to what fits on a page.
 * Made where the plan is, which may be a thread.
 */

export const rowKinds = ['asked', 'refused', 'changed', 'new', 'left', 'held', 'missing', 'unchanged'] as const;
type RowKind = (typeof rowKinds)[number];

/** Séances on one page. */
export const ROWS_A_PAGE = 100;
/** How many rooms, people and conflicts are shown; the others are counted. */
const MAX_SHOWN = 60;
/** How many examples of one kind of remark are shown; all of them are in the report. */
const MAX_EXAMPLES = 8;

/** The printed text; `spoken` where a screen reader would read it wrongly. */
export type Value = { printed: string; spoken: string | null };
/** Not made if it `isLeft`: somebody unticked it. */
export type ShownChange = { field: EventField; before: Value | null; after: Value | null; isLeft: boolean };
type Choice = { value: string; label: string };
/** A séance that may be the one in the file. */
type Candidate = Choice & { facts: Value[] };

export type ShownProgrammeRow = {
  name: string;
  is: PlannedEvent['is'] | 'missing';
  line: number;
  title: string;
  /** When and where it is, and how long. */
  facts: Value[];
  /** For one that would be cancelled: false if somebody unticked that. */
  isCancelled: boolean;
  changes: ShownChange[];
  /** For a locked séance: the changes that are not made. */
  held: ShownChange[];
  candidates: Candidate[];
  refusal: { code: string; about: string } | null;
};

type ShownRoom = {
  name: string;
  title: string;
  venue: string;
  is: PlannedRoom['is'];
  /**
   * The present choice and the possible ones: rooms of the festival, and new rooms in its venues.
   */
  chosen: string;
  choices: Choice[];
  seats: (SeatsChange & { isLeft: boolean }) | null;
};

/** A new person, or one with a new name; not if it `isLeft`. */
type ShownName = { name: string; title: string; before: string | null; isLeft: boolean };

type ShownPerson = { name: string; title: string; candidates: Choice[] };

/**
 * The time left behind the films of a séance; `name` is that of its answer. Without a start there
 * is no end that could be later.
 */
type ShownRest = {
  name: string;
  title: string;
  line: number;
  minutes: Value;
  isTimed: boolean;
  becomes: RestChoice;
};

export type ProgrammeView = {
  source: string;
  title: string;
  fingerprint: string;
  counts: PlanCounts;
  rooms: ShownRoom[];
  moreRooms: number;
  /**
   * For new rooms without a venue in the file: the venues of the festival and the answer for all;
   * null where there is nothing to answer.
   */
  roomPlaces: { chosen: string; choices: Choice[] } | null;
  askedPeople: ShownPerson[];
  moreAskedPeople: number;
  newPeople: ShownName[];
  moreNewPeople: number;
  newThemes: string[];
  renamed: ShownName[];
  moreRenamed: number;
  rests: ShownRest[];
  moreRests: number;
  /** New séances without a kind and with the title of a film, and what they become. */
  titled: { count: number; are: ProgrammeAnswers['titles'] };
  outside: Outside | null;
  missingAre: ProgrammePlan['missingAre'];
  isMovingLocked: boolean;
  confirmation: ProgrammeAnswers['confirmation'];
  /** Whether it adds anybody to a séance, so that the question of how certain they are arises. */
  isAnnouncing: boolean;
  conflicts: { sentences: string[]; counts: (readonly [WarningCode, number])[]; total: number };
  notes: readonly PlanNote[];
  remarks: RemarkGroup[];
  kind: RowKind;
  rows: ShownProgrammeRow[];
  /** The index of the first row among those of its kind. */
  from: number;
};

export type ViewAsked = Readonly<{ kind: string; from: number; locale: Locale }>;

/** How many rows of a kind there are. */
export function countOfKind(counts: PlanCounts, kind: RowKind): number {
  return kind === 'missing' ? counts.missing + counts.cancelled : counts[kind];
}

/** A page of the plan of a file, with its answers. */
export function programmeView(
  plan: ProgrammePlan,
  { incoming, answers }: ProgrammeFile,
  asked: ViewAsked,
): ProgrammeView {
  const { locale } = asked;
  const index = indexDraft(plan.after);
  const say = speaker(index, locale);
  // Rows that need an answer or attention come first.
  const kind =
    rowKinds.find((one) => one === asked.kind) ??
    rowKinds.find((one) => countOfKind(plan.counts, one) > 0) ??
    'unchanged';
  const { from } = pageBounds(asked.from, ROWS_A_PAGE, countOfKind(plan.counts, kind));
  const rooms = [...plan.rooms].sort((a, b) => ROOM_ORDER[a.is] - ROOM_ORDER[b.is]);
  const rests = plan.events.flatMap((row) => (row.rest ? [{ row, rest: row.rest }] : []));
  const people = plan.people.flatMap((row) => (row.is === 'asked' ? [row] : []));
  const cancelling = new Set(plan.cancelling);
  const [fresh, renamed] = [newNames(plan), otherNames(plan)];
  return {
    source: plan.source,
    title: incoming.title,
    fingerprint: plan.fingerprint,
    counts: plan.counts,
    rooms: rooms.slice(0, MAX_SHOWN).map((row) => shownRoom(plan, row, say)),
    moreRooms: more(rooms),
    roomPlaces: placesFor(plan, answers, say),
    askedPeople: people.slice(0, MAX_SHOWN).map(({ name, title, candidates }) => ({
      name,
      title,
      candidates: candidates.map((person) => ({
        value: String(person.id),
        label: [person.name, person.organisation].filter(Boolean).join(', '),
      })),
    })),
    moreAskedPeople: more(people),
    newPeople: fresh.slice(0, MAX_SHOWN),
    moreNewPeople: more(fresh),
    newThemes: plan.themes.map(({ name }) => inLocale(name, locale)),
    renamed: renamed.slice(0, MAX_SHOWN),
    moreRenamed: more(renamed),
    rests: rests.slice(0, MAX_SHOWN).map(({ row, rest }) => ({
      name: row.name.replace('e', 'd'),
      title: row.title,
      line: row.line,
      minutes: say.length(rest.minutes),
      isTimed: 'event' in row && typeof row.event?.startsAt === 'string',
      becomes: rest.becomes,
    })),
    moreRests: more(rests),
    titled: { count: plan.titled, are: answers.titles },
    outside: plan.outside,
    missingAre: plan.missingAre,
    notes: plan.notes,
    isMovingLocked: answers.locked === 'move',
    confirmation: answers.confirmation,
    isAnnouncing: people.length > 0 || plan.events.some(isAnnouncing),
    conflicts: {
      sentences: plan.conflicts.first.slice(0, MAX_SHOWN).map((warning) => warningSentence(warning, index, locale)),
      counts: [...plan.conflicts.counts],
      total: plan.conflicts.counts.reduce((sum, [, count]) => sum + count, 0),
    },
    remarks: remarkGroups(incoming.remarks, locale, MAX_EXAMPLES),
    kind,
    from,
    rows:
      kind === 'missing'
        ? plan.missing.slice(from, from + ROWS_A_PAGE).map((event) => say.missing(event, cancelling))
        : plan.events
            .filter((row) => isOfKind(row, kind))
            .slice(from, from + ROWS_A_PAGE)
            .map((row) => say.row(row)),
  };
}

/** People whom this file would add have no id yet. */
const isAnnouncing = (row: PlannedEvent) =>
  (row.is === 'new' || row.is === 'changed') && row.event.people.some(({ id }) => id < 0);

function placesFor(
  { rooms, after }: ProgrammePlan,
  { place }: ProgrammeAnswers,
  say: Speaker,
): ProgrammeView['roomPlaces'] {
  const venues = after.venues.filter(({ id }) => id > 0);
  const isOpen = rooms.some(({ is, venue }) => is !== 'same' && venue === '');
  if (venues.length < 2 || !isOpen) return null;
  return {
    chosen: place === null ? '' : String(place),
    choices: venues.map(({ id }) => ({ value: String(id), label: say.venue(id) })),
  };
}

const more = ({ length }: readonly unknown[]) => Math.max(0, length - MAX_SHOWN);

function shownRoom(plan: ProgrammePlan, row: PlannedRoom, say: Speaker): ShownRoom {
  const { name, title, venue, is } = row;
  const shown = row.is === 'asked' ? null : row.room;
  const ofNew = (venueId: number) => (venueId < 0 ? (venue === '' ? 'new:own' : 'new') : `new:${venueId}`);
  return {
    name,
    title,
    venue,
    is,
    chosen: shown === null ? '' : is === 'same' ? String(shown.id) : ofNew(shown.venueId),
    choices: roomChoices(plan, row, row.is === 'asked' ? row.candidates : [], shown, say),
    seats: row.is === 'same' ? shownSeats(row) : null,
  };
}

const ROOM_ORDER = { asked: 0, new: 1, left: 1, same: 2 };

export function isOfKind(row: PlannedEvent, kind: RowKind): boolean {
  return kind === 'held' ? 'held' in row && row.held.length > 0 : row.is === kind;
}

const shownSeats = ({ seats, left }: Extract<PlannedRoom, { is: 'same' }>): ShownRoom['seats'] => {
  const change = seats ?? left;
  return change && { ...change, isLeft: left !== null };
};

/** Each once, however often the file names them. */
function newNames({ people }: ProgrammePlan): ShownName[] {
  const first = new Map<number, ShownName>();
  for (const row of people)
    if ((row.is === 'new' || row.is === 'left') && !first.has(row.person.id))
      first.set(row.person.id, { name: row.name, title: row.person.name, before: null, isLeft: row.is === 'left' });
  return [...first.values()];
}

const otherNames = ({ people }: ProgrammePlan): ShownName[] =>
  people.flatMap((row): ShownName[] => {
    if (row.is === 'changed') return [{ name: row.name, title: row.person.name, before: row.before, isLeft: false }];
    return row.is === 'same' && row.left !== null
      ? [{ name: row.name, title: row.left, before: row.person.name, isLeft: true }]
      : [];
  });

function roomChoices(
  plan: ProgrammePlan,
  { title, venue }: PlannedRoom,
  first: readonly DraftRoom[],
  shown: DraftRoom | null,
  say: Speaker,
): Choice[] {
  const { venues, rooms } = plan.after;
  const there = rooms.filter(({ id }) => id > 0);
  const likely = new Set(first.map(({ id }) => id));
  const made = shown !== null && shown.venueId < 0 ? shown.venueId : undefined;
  const t = translator(say.locale, 'programmeImport');
  const inNew = venue || (made === undefined ? '' : say.venue(made));
  return [
    ...first.map((room) => ({ value: String(room.id), label: say.room(room) })),
    ...(inNew === '' || (venue === '' && venues.length > 1 && made === undefined)
      ? []
      : [{ value: 'new', label: t('newRoomIn', { venue: inNew }) }]),
    ...(venue === '' ? [{ value: 'new:own', label: t('newRoomAlone', { name: title }) }] : []),
    ...venues
      .filter(({ id }) => id > 0)
      .map(({ id }) => ({ value: `new:${id}`, label: t('newRoomIn', { venue: say.venue(id) }) })),
    ...there.filter(({ id }) => !likely.has(id)).map((room) => ({ value: String(room.id), label: say.room(room) })),
  ];
}

const BARE = { line: 0, isCancelled: false, changes: [], held: [], candidates: [], refusal: null };
/** In characters: a longer synopsis is recognised by its beginning. */
const LONGEST = 160;

type Speaker = ReturnType<typeof speaker>;

/** Writes places and single values in the reader's language. */
function valueSpeaker(index: DraftIndex, locale: Locale) {
  const terms = translator(locale, 'terms');
  const venue = (id: number) => inLocale(index.venues.get(id)?.name ?? {}, locale);
  const room = ({ name, venueId }: DraftRoom) =>
    index.venues.size > 1 ? `${inLocale(name, locale)} (${venue(venueId)})` : inLocale(name, locale);
  const moment = (wall: string): Value => {
    const night = nightSaid(wall, index.draft.festival.dayStartsAt, locale);
    const date = wall.slice(0, 10);
    if (!night)
      return {
        printed: formatWall(wall, locale),
        spoken: `${spokenDate(date, locale)}, ${spokenTime(wall, locale)}`,
      };
    const common = translator(locale, 'common');
    return {
      printed: common('nightMoment', night),
      spoken: common('nightMoment', { ...night, time: spokenTime(wall, locale) }),
    };
  };
  const length = (minutes: number): Value => ({
    printed: formatDuration(minutes, locale),
    spoken: spokenDuration(minutes, locale),
  });
  const term = (field: 'kind' | 'status' | 'visibility') => (said: string) => terms(`${field}.${said}` as 'kind.other');
  const names = (codes: string[]) => typedNames(codes, languages, locale);
  /** The values that are neither text nor number. */
  const printed: Partial<Record<EventField, (said: never) => string>> = {
    timeIsToConfirm: (is: boolean) => translator(locale, 'openData')(is ? 'status.toConfirm' : 'status.planned'),
    kind: term('kind'),
    status: term('status'),
    visibility: term('visibility'),
    rooms: (ids: number[]) =>
      ids
        .flatMap((id) => index.rooms.get(id) ?? [])
        .map(room)
        .join(', '),
    films: (ids: number[]) => ids.map((id) => index.films.get(id)?.originalTitle ?? '').join(' + '),
    themes: (ids: number[]) => ids.map((id) => inLocale(index.themes.get(id)?.name ?? {}, locale)).join(', '),
    people: (all: DraftEvent['people']) =>
      all
        .map(({ personId, role }) => `${index.people.get(personId)?.name ?? ''} (${terms(`personRole.${role}`)})`)
        .join(', '),
    spoken: names,
    translatedInto: names,
    tags: (tags: string[]) => tagsInWords(tags),
    wishes: (wishes: EventWishes) => wishesTyped(wishes, locale).replaceAll('\n', ', '),
    links: (links: EventLink[]) => links.map(({ label, address }) => label || address).join(', '),
  };

  function value(field: EventField, said: unknown): Value | null {
    if (said === null || said === undefined || said === '') return null;
    if (field === 'startsAt') return moment(String(said));
    if (field === 'minutes') return length(Number(said));
    const text = printed[field]?.(said as never) ?? textOf(said);
    return text === '' ? null : { printed: clipped(text), spoken: null };
  }
  return { venue, room, length, value };
}

function textOf(said: unknown): string {
  return typeof said === 'object' ? bothLanguages(said as Bilingual) : String(said);
}

/** Writes values of séances in the reader's language. */
export function speaker(index: DraftIndex, locale: Locale) {
  const { venue, room, length, value } = valueSpeaker(index, locale);
  const change = ({ field, before, after }: EventChange, isLeft: boolean): ShownChange => ({
    field,
    before: value(field, before),
    after: value(field, after),
    isLeft,
  });
  const facts = (of: DraftEvent): Value[] =>
    [
      value('startsAt', of.startsAt),
      value('minutes', lengthOf(of, index, false)),
      value(
        'rooms',
        of.rooms.map(({ roomId }) => roomId),
      ),
      value('kind', of.kind),
    ].filter((one) => one !== null);
  /** What else a new séance has: its films, people, themes, texts, languages and links. */
  const rest = (of: DraftEvent): Value[] =>
    [
      value('films', filmIds(of)),
      value('people', of.people),
      value('themes', of.themeIds),
      value('subtitle', of.subtitle),
      value('synopsis', of.synopsis),
      value('spoken', of.spoken),
      value('translatedInto', of.translatedInto),
      value('links', of.links),
    ].filter((one) => one !== null);
  const event = (of: DraftEvent) => ({ title: shortTitle(of, index, locale), facts: facts(of) });

  function row(planned: PlannedEvent): ShownProgrammeRow {
    const { name, line, title } = planned;
    const base: ShownProgrammeRow = { ...BARE, name, is: planned.is, line, title, facts: [] };
    if (planned.is === 'refused')
      return { ...base, refusal: { code: planned.code, about: planned.about.slice(0, LONGEST) } };
    if (planned.is === 'asked')
      return {
        ...base,
        candidates: planned.candidates.map((one) => {
          const { title: label, facts: said } = event(one);
          return { value: String(one.id), label, facts: said };
        }),
      };
    const shownAs = (all: readonly EventChange[], isLeft = false) => all.map((one) => change(one, isLeft));
    if (planned.is === 'left')
      return {
        ...base,
        title: title || (planned.event ? event(planned.event).title : ''),
        changes: shownAs(planned.left, true),
        held: shownAs(planned.held),
      };
    const shown = { ...base, title: title || event(planned.event).title, facts: facts(planned.event) };
    if (planned.is === 'new') return { ...shown, facts: [...shown.facts, ...rest(planned.event)] };
    return {
      ...shown,
      changes: planned.is === 'changed' ? [...shownAs(planned.fields), ...shownAs(planned.left, true)] : [],
      held: shownAs(planned.held),
    };
  }
  const missing = (of: DraftEvent, cancelling: ReadonlySet<DraftEvent>): ShownProgrammeRow => ({
    ...BARE,
    ...event(of),
    is: 'missing',
    name: `m${of.id}`,
    isCancelled: cancelling.has(of),
  });
  return { locale, venue, room, event, row, missing, change, length };
}

const clipped = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text);
