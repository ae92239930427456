import { type Chosen, hasEvent, MAX_SELECTED, type Selection } from './selection.ts';

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
export function applySelectionAct(selection: Selection, { verb, numbers }: SelectionAct, known: Known): Applied {
  const { events, films } = selection;
  switch (verb) {
    case 'add':
      return bounded({ events: withEvents(events, numbers, known), films });
    case 'remove':
      return bounded({ events: events.filter(({ number }) => !numbers.includes(number)), films });
    case 'swap': {
      const [from = 0, to = 0] = numbers;
      if (known.event(to) === undefined || !hasEvent(selection, from)) return bounded(selection);
      return bounded({
        events: withEvents(
          events.filter(({ number }) => number !== from),
          [to],
          known,
        ),
        films,
      });
    }
    case 'seen':
      return bounded({
        events: events.map((one) =>
          numbers.includes(one.number) ? { ...one, seen: known.event(one.number) ?? one.seen } : one,
        ),
        films,
      });
    case 'wish':
      return bounded({ events, films: [...new Set([...films, ...numbers.filter(known.film)])] });
    case 'unwish':
      return bounded({ events, films: films.filter((film) => !numbers.includes(film)) });
    case 'forget':
      return bounded({ events: [], films: [] });
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

const bounded = (selection: Selection): Applied =>
  selection.events.length > MAX_SELECTED.events || selection.films.length > MAX_SELECTED.films
    ? { ok: false, reason: 'full' }
    : { ok: true, selection };
