import { z } from 'zod';
import {
  admissions,
  confirmations,
  edges,
  eventKinds,
  itemKinds,
  offerKinds,
  personRoles,
  presences,
  roomUses,
  usualEventKind,
  visibilities,
  wishedParts,
} from '#db/enums.ts';
import type { EventWishes } from '#db/schema/index.ts';
import { bilingualLine, bilingualParagraphs, line, MAX_NOTE, paragraphs, postedText } from '#lib/i18n/clean-text.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import { languages } from '#lib/i18n/languages.ts';
import {
  codes,
  duration,
  recordFields,
  recordVersion,
  refuseValue,
  tagsField,
  ticked,
  webAddress,
  whenRead,
  wholeNumber,
} from '#lib/i18n/typed-values.ts';
import { isDate } from '#lib/time/calendar.ts';
import { parseTimeEntry } from '#lib/time/entry.ts';
import type { Clocks } from '#lib/time/format.ts';
import { checkWallClock, type WallClock } from '#lib/time/wall-clock.ts';
import { saidIn } from './access-of-parts.ts';
import {
  MAX_CAPACITY,
  MAX_ITEMS,
  MAX_LABEL,
  MAX_LANGUAGES,
  MAX_LINKS,
  MAX_MARGIN,
  MAX_MINUTES,
  MAX_OFFERS,
  MAX_PEOPLE,
  MAX_ROOMS,
  MAX_SUBTITLE,
  MAX_THEMES,
} from './choices.ts';
import { timesOf } from './typed-order.ts';

/** The id of a row that was chosen in a list; null for the empty first entry. */
const chosenId = postedText.transform((value, context): number | null => {
  if (value === '') return null;
  if (/^[1-9]\d{0,14}$/.test(value)) return Number(value);
  return refuseValue(context, 'choice');
});

/** One value of an enumeration; `initial` when the control was not posted. */
const oneOf = <const T extends readonly [string, ...string[]]>(values: T, initial: T[number]) =>
  z
    .string({ error: 'choice' satisfies FieldError })
    .default(initial)
    .pipe(z.enum(values, 'choice' satisfies FieldError));

/** The same for a list with an empty first entry, which means that the row is not used. */
const oneOfOrNothing = <const T extends readonly [string, ...string[]]>(values: T) =>
  postedText.pipe(z.enum(['', ...values], 'choice' satisfies FieldError));

const boxes = z.record(z.string(), ticked, { error: 'wrong' satisfies FieldError }).default({});

/**
 * The ids of ticked boxes. The names of the boxes carry a prefix (`t12`), because a list of plain
 * numbers would be read as an array.
 */
const tickedIds = (prefix: string, max: number) =>
  boxes
    .transform((named) =>
      Object.entries(named)
        .filter(([name, on]) => on && name.startsWith(prefix) && /^[1-9]\d{0,14}$/.test(name.slice(prefix.length)))
        .map(([name]) => Number(name.slice(prefix.length))),
    )
    .pipe(z.array(z.number()).max(max, `tooMany:${max}` satisfies FieldError));

/**
 * What a part says about its access: ticked boxes, and yes or no where the room or the copy may say
 * it too.
 */
const partAccess = z
  .record(z.string(), z.unknown(), { error: 'wrong' satisfies FieldError })
  .default({})
  .transform(saidIn);

/**
 * The key by which other rows of the form refer to a row: `i12` for a row that exists, `n…` for a
 * new one.
 */
const rowKey = postedText.transform((value) => (/^[in]\w{1,24}$/.test(value) ? value : ''));

/** The id in a row key; null for a new row. */
const idOfKey = (key: string): number | null => (/^i[1-9]\d{0,14}$/.test(key) ? Number(key.slice(1)) : null);

/** A list of rows; more than `max` are cut off. */
const rows = <T extends z.ZodType>(row: T, max: number) =>
  z
    .array(row, { error: 'wrong' satisfies FieldError })
    .max(max, `tooMany:${max}` satisfies FieldError)
    .default([]);

/**
 * Positions count in tens, so that in a form without JavaScript a row can be put between two
 * others.
 */
const MAX_POSITION = 999;

const date = postedText.refine((value) => value === '' || isDate(value), 'choice' satisfies FieldError);
/** What a native `datetime-local` posts: a wall clock. */
const wallClock = postedText.refine(
  (value) => value === '' || checkWallClock(value, 'UTC') === 'ok',
  'date' satisfies FieldError,
);

/** Wishes that are not made are left out. */
const wishesInput = z
  .object({
    day: date,
    part: oneOfOrNothing(wishedParts),
    edge: oneOfOrNothing(edges),
    school: ticked,
    after: chosenId,
    before: chosenId,
    apart: chosenId,
  })
  .prefault({})
  .transform((typed) => Object.fromEntries(Object.entries(typed).filter(([, value]) => value)) as EventWishes);

const fields = z.object({
  /** The version of the séance when it was opened; 0 for a new one. */
  version: recordVersion,
  clientKey: recordFields.clientKey,
  kind: oneOf(eventKinds, usualEventKind),
  label: bilingualLine(MAX_LABEL),
  title: bilingualLine(),
  subtitle: bilingualLine(MAX_SUBTITLE),
  synopsis: bilingualParagraphs(),
  spoken: codes(languages, MAX_LANGUAGES, 'language'),
  translatedInto: codes(languages, MAX_LANGUAGES, 'language'),
  day: date,
  time: postedText,
  timeIsConfirmed: ticked,
  end: postedText,
  rooms: rows(z.object({ room: chosenId, use: oneOf(roomUses, 'main') }), MAX_ROOMS),
  items: rows(
    z.object({
      key: rowKey,
      position: wholeNumber(0, MAX_POSITION),
      remove: ticked,
      kind: oneOfOrNothing(itemKinds),
      film: chosenId,
      version: chosenId,
      title: bilingualLine(),
      minutes: duration(0, MAX_MINUTES),
      elastic: ticked,
      access: partAccess,
    }),
    MAX_ITEMS,
  ),
  people: rows(
    z.object({
      key: rowKey,
      person: chosenId,
      remove: ticked,
      role: oneOf(personRoles, 'speaker'),
      presence: oneOf(presences, 'in-person'),
      confirmation: oneOf(confirmations, 'considered'),
      /** The key of an item; empty for the whole séance. */
      item: rowKey,
    }),
    MAX_PEOPLE,
  ),
  themes: tickedIds('t', MAX_THEMES),
  capacity: wholeNumber(0, MAX_CAPACITY),
  admission: oneOf(admissions, 'start'),
  visibility: oneOf(visibilities, 'public'),
  doors: duration(0, MAX_MARGIN),
  clear: duration(0, MAX_MARGIN),
  series: chosenId,
  seriesPosition: wholeNumber(1, MAX_POSITION),
  continues: chosenId,
  offers: rows(
    z.object({
      key: rowKey,
      remove: ticked,
      kind: oneOfOrNothing(offerKinds),
      label: bilingualLine(),
      price: bilingualLine(),
      address: webAddress,
      opensAt: wallClock,
    }),
    MAX_OFFERS,
  ),
  links: rows(
    z
      .object({ remove: ticked, address: webAddress, label: line() })
      // A link needs an address; a label alone is refused.
      .refine(({ remove, address, label }) => remove || address !== '' || label === '', {
        path: ['address'],
        message: 'required' satisfies FieldError,
      }),
    MAX_LINKS,
  ),
  teamNotes: paragraphs(MAX_NOTE),
  wishes: wishesInput,
  tags: tagsField,
  /** What was chosen field by field after somebody else's change. */
  choice: z.unknown().optional(),
});

/**
 * The values of the facts that only people with the permission `private-facts` may read, as the
 * others see them, and as a file without private data has them.
 */
export const PRIVATE_EVENT_FACTS = { tags: [] as string[] };

type Typed = Pick<z.output<typeof fields>, 'day' | 'time' | 'end'>;

function checkTimes(typed: Typed, clock: Clocks, context: z.RefinementCtx): void {
  const refuse = (path: 'day' | 'time' | 'end', message: FieldError) =>
    context.addIssue({ code: 'custom', path: [path], message });
  const { startsAt, publicEndFixed } = timesOf(typed, clock);
  const has = { time: typed.time.trim() !== '', end: typed.end.trim() !== '' };
  if (typed.day && !has.time) refuse('time', 'time');
  if (has.time && !parseTimeEntry(typed.time)) refuse('time', 'time');
  else if (has.time && !typed.day) refuse('day', 'startNeedsDay');
  if (has.end && !parseTimeEntry(typed.end)) refuse('end', 'time');
  else if (has.end && !has.time) refuse('end', 'endNeedsStart');
  const isSkipped = (wall: WallClock | null) => wall !== null && checkWallClock(wall, clock.timeZone) === 'skipped';
  if (isSkipped(startsAt)) refuse('time', 'skippedTime');
  if (isSkipped(publicEndFixed)) refuse('end', 'skippedTime');
}

type Row = { remove: boolean; kind: string; position?: number | null };

/**
 * The rows that are used, with the position each had in the form, sorted by their position fields
 * if they have any.
 */
function used<T extends Row>(typed: readonly T[]): (T & { row: number })[] {
  return typed
    .map((value, row) => ({ ...value, row }))
    .filter(({ kind, remove }) => kind !== '' && !remove)
    .sort((a, b) => (a.position ?? a.row) - (b.position ?? b.row) || a.row - b.row);
}

/** A spare row with a film and no kind is a film. */
const withKind = <T extends { kind: string; film: number | null }>(typed: T) =>
  typed.kind === '' && typed.film !== null ? { ...typed, kind: 'film' as const } : typed;

/**
 * What the séance's form posts, as the mutations take it. `clock` is that of the festival: day and
 * hour become a wall clock in its zone, and an hour that its clocks skip is refused. The form, the
 * action and the importer share it; ids are checked by the mutation. `row` is the position of a row
 * in the form, for the path of an error.
 */
export const eventInput = (clock: Clocks) =>
  fields
    .superRefine((typed, context) => checkTimes(typed, clock, context), whenRead('day', 'time', 'end'))
    .transform((typed) => {
      const { day, time, end, items, people, offers, links, rooms, themes, series, continues, doors, clear, ...rest } =
        typed;
      const parts = used(items.map(withKind));
      const elastic = parts.find((item) => item.elastic);
      const main = rooms.findIndex(({ room, use }) => room !== null && use === 'main');
      return {
        ...rest,
        ...timesOf(typed, clock),
        // At most one is the main one, since moving the card replaces that.
        rooms: rooms.flatMap(({ room, use }, row) =>
          room === null ? [] : [{ row, roomId: room, use: use === 'main' && row !== main ? ('joined' as const) : use }],
        ),
        items: parts.map(({ row, key, kind, film, version, title, minutes, access, ...item }) => ({
          row,
          key,
          id: idOfKey(key),
          kind: kind === '' ? ('other' as const) : kind,
          filmId: kind === 'film' ? film : null,
          filmVersionId: kind === 'film' && film !== null ? version : null,
          title,
          minutes,
          // At most one in a séance.
          elastic: item.elastic && elastic?.row === row,
          access,
        })),
        people: people.flatMap(({ key, person, remove, item, ...as }, row) =>
          person === null || remove ? [] : [{ row, id: idOfKey(key), personId: person, itemKey: item || null, ...as }],
        ),
        offers: used(offers).map(({ row, key, remove, kind, opensAt, ...offer }) => ({
          row,
          id: idOfKey(key),
          kind: kind === '' ? ('free' as const) : kind,
          opensAt: opensAt || null,
          ...offer,
        })),
        links: links.flatMap(({ remove, address, label }) => (remove || address === '' ? [] : [{ address, label }])),
        themeIds: themes,
        doorsMinutes: doors,
        clearMinutes: clear,
        seriesId: series,
        seriesPosition: series === null ? null : rest.seriesPosition,
        continuesEventId: continues,
      };
    });

export type EventInput = z.output<ReturnType<typeof eventInput>>;

/** For acts that need only the version of the séance. */
export const actInput = z.object({ version: recordVersion, clientKey: recordFields.clientKey });

/** The reason why a séance is cancelled, for the public. */
export const cancelInput = actInput.extend({ reason: bilingualParagraphs(MAX_NOTE) });
