/**
 * A chosen séance: its number, and where and when it was (`standingText`) when the visitor chose it
 * or last acknowledged a change (« vu »); null when that is unknown.
 */
type Chosen = Readonly<{ number: number; seen: string | null }>;

/**
 * What a visitor chose in one festival, in the order of choosing: séances to attend, and films they
 * would like to see.
 */
export type Selection = Readonly<{ events: readonly Chosen[]; films: readonly number[] }>;

export const MAX_SELECTED = { events: 200, films: 40 } as const;

export const NO_SELECTION: Selection = { events: [], films: [] };

/**
 * Where and when a séance takes place, as one short text to compare later: its wall clock and the
 * number of its first room.
 */
export const standingText = (event: { startsAt: string | null; room: number | null }): string =>
  `${event.startsAt ?? ''}/${event.room ?? ''}`;

/** The wall clock and the room in such a text; null when it is not one. */
export function readStanding(seen: string | null): { startsAt: string | null; room: number | null } | null {
  const match = STANDING.exec(seen ?? '');
  return match && { startsAt: match[1] || null, room: match[2] ? Number(match[2]) : null };
}

const STANDING = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})?\/([1-9]\d{0,6})?$/;

const isNumber = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0;

/**
 * Reads a selection from stored or sent data (`{ events: [[12, '2026-06-06T09:30/2']], films: [4]
 * }`). Invalid numbers are dropped, duplicates count once, and nothing is read beyond the limits.
 */
export function readSelection(value: unknown): Selection {
  const { events, films } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const chosen = new Map<number, Chosen>();
  for (const entry of Array.isArray(events) ? events : []) {
    const [number, seen] = Array.isArray(entry) ? entry : [entry];
    if (chosen.size >= MAX_SELECTED.events || !isNumber(number) || chosen.has(number)) continue;
    chosen.set(number, { number, seen: typeof seen === 'string' && STANDING.test(seen) ? seen : null });
  }
  const wished = new Set((Array.isArray(films) ? films : []).filter(isNumber));
  return { events: [...chosen.values()], films: [...wished].slice(0, MAX_SELECTED.films) };
}

/** The form in which a selection is stored and sent. */
export const writeSelection = ({ events, films }: Selection) => ({
  events: events.map(({ number, seen }) => (seen === null ? [number] : [number, seen])),
  films: [...films],
});

export const isNothingChosen = ({ events, films }: Selection): boolean => events.length + films.length === 0;

export const hasEvent = ({ events }: Selection, number: number): boolean => events.some((one) => one.number === number);

/**
 * What a button of the programme does to a selection. Its value is a word and numbers, so that one
 * form serves a whole page: `add-12`.
 */
const verbs = ['add', 'remove', 'swap', 'seen', 'wish', 'unwish', 'forget'] as const;
export type Verb = (typeof verbs)[number];
export type SelectionAct = Readonly<{ verb: Verb; numbers: readonly number[] }>;

const ACT = new RegExp(`^(${verbs.join('|')})((?:-[1-9]\\d{0,6})*)$`);

/** `swap-12-15`: séance 15 in the place of 12. Null for what is no act. */
export function parseAct(text: string): SelectionAct | null {
  const match = ACT.exec(text);
  const numbers = (match?.[2] ?? '').split('-').filter(Boolean).map(Number);
  const verb = match?.[1] as Verb | undefined;
  if (!verb || numbers.length > MAX_SELECTED.events) return null;
  const isRight =
    verb === 'forget' ? numbers.length === 0 : verb === 'swap' ? numbers.length === 2 : numbers.length > 0;
  return isRight ? { verb, numbers } : null;
}

/**
 * The acts a form posts: `act` once or more, where `take` stands for adding what is ticked in
 * `take`. Null when one of them is no act; ticking nothing does nothing.
 */
export function readActs(posted: { act: readonly string[]; take: readonly string[] }): SelectionAct[] | null {
  const taken = posted.take.length > 0 ? [`add-${posted.take.join('-')}`] : [];
  const acts = posted.act.flatMap((text) => (text === 'take' ? taken : [text])).map(parseAct);
  const read = acts.filter((act) => act !== null);
  return read.length === acts.length ? read : null;
}

export const writeAct = (verb: Verb, ...numbers: readonly number[]): string => [verb, ...numbers].join('-');

/** The acts that make the second selection of the first, as they are posted. */
export function actsBetween(from: Selection, to: Selection): string[] {
  const [was = [], is = []] = [from, to].map(({ events }) => events.map(({ number }) => number));
  const act = (verb: Verb, some: readonly number[], others: readonly number[]) => {
    const numbers = some.filter((number) => !others.includes(number));
    return numbers.length > 0 ? [writeAct(verb, ...numbers)] : [];
  };
  return [
    ...act('remove', was, is),
    ...act('add', is, was),
    ...act('unwish', from.films, to.films),
    ...act('wish', to.films, from.films),
  ];
}

/**
 * What the programme says of a number: where the séance stands (`standingOf`), null when whoever
 * asks cannot know, undefined when there is no such séance. For a film only whether it is undefined
 * counts.
 */
export type Known = {
  event: (number: number) => string | null | undefined;
  film: (number: number) => true | undefined;
};

/** A browser that holds no programme: every number may be one. */
export const anything: Known = { event: () => null, film: () => true };

export type Applied = { ok: true; selection: Selection } | { ok: false; reason: 'full' };

/**
 * The selection after an act. Doing it twice changes nothing more; numbers the programme does not
 * know are passed over; past the limits nothing of the act is done.
 */
export function applySelectionAct(selection: Selection, act: SelectionAct, known: Known): Applied {
  const after = { ...selection, ...changedBy(selection, act, known) };
  const isFull = after.events.length > MAX_SELECTED.events || after.films.length > MAX_SELECTED.films;
  return isFull ? { ok: false, reason: 'full' } : { ok: true, selection: after };
}

function changedBy(selection: Selection, { verb, numbers }: SelectionAct, known: Known): Partial<Selection> {
  const { events, films } = selection;
  switch (verb) {
    case 'add':
      return { events: withEvents(events, numbers, known) };
    case 'remove':
      return { events: events.filter(({ number }) => !numbers.includes(number)) };
    case 'swap': {
      const [from = 0, to = 0] = numbers;
      if (known.event(to) === undefined || !hasEvent(selection, from)) return {};
      return {
        events: withEvents(
          events.filter(({ number }) => number !== from),
          [to],
          known,
        ),
      };
    }
    case 'seen': {
      const seenNow = (one: Chosen) => ({ ...one, seen: known.event(one.number) ?? one.seen });
      return { events: events.map((one) => (numbers.includes(one.number) ? seenNow(one) : one)) };
    }
    case 'wish':
      return { films: [...new Set([...films, ...numbers.filter(known.film)])] };
    case 'unwish':
      return { films: films.filter((film) => !numbers.includes(film)) };
    case 'forget':
      return NO_SELECTION;
  }
}

function withEvents(events: readonly Chosen[], numbers: readonly number[], known: Known): Chosen[] {
  const there = new Set(events.map(({ number }) => number));
  const added = [...new Set(numbers)].flatMap((number) => {
    const seen = known.event(number);
    return seen === undefined || there.has(number) ? [] : [{ number, seen }];
  });
  return [...events, ...added];
}
