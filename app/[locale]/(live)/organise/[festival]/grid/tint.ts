import type { Board } from '#lib/events/grid-place.ts';
import { areRightsSettled } from '#lib/films/completeness.ts';
import { copyShown } from '#lib/films/copy-shown.ts';
import { tagKey } from '#lib/i18n/tags.ts';
import type { DraftEvent } from '#lib/model/draft.ts';

/** What the colours of the cards stand for; one at a time. */
export const hues = ['kind', 'theme', 'rights', 'language', 'tag', 'complete'] as const;
export type Hue = (typeof hues)[number];

/**
 * A value of a hue, and the class for its colour and shape; themes, languages and tags borrow those
 * of the types.
 */
export type Tint = { key: string; look: string };

const LENT = ['screening', 'talk', 'show', 'workshop', 'debate'] as const;
const NONE: Tint = { key: 'none', look: 'other' };

/** What is missing for a séance, for `complete`. */
type Lack = { count: number; isBlocked: boolean };

export function tintOf(hue: Hue, event: DraftEvent, board: Board, lack: Lack): Tint {
  switch (hue) {
    case 'kind':
      return { key: event.kind, look: event.kind };
    case 'theme':
      return lent(event.themeIds[0], [...board.themes.keys()]);
    case 'language':
      return lent(languageOf(event, board), languagesOf(board));
    case 'tag':
      return lent(event.tags[0] && tagKey(event.tags[0]), tagsOf(board));
    case 'rights':
      return rightsOf(event, board);
    case 'complete':
      if (lack.isBlocked) return { key: 'blocked', look: 'tint-bad' };
      return lack.count > 0 ? { key: 'lacking', look: 'tint-warn' } : { key: 'complete', look: 'tint-good' };
  }
}

function lent<T extends string | number>(value: T | undefined, order: readonly T[]): Tint {
  const at = value === undefined ? -1 : order.indexOf(value);
  return at < 0 ? NONE : { key: String(value), look: LENT[at % LENT.length] ?? NONE.look };
}

const filmsOf = (event: DraftEvent, board: Board) =>
  event.items.flatMap(({ filmId }) => board.films.get(filmId ?? 0) ?? []);

/** The rights of the film that is the least settled. */
function rightsOf(event: DraftEvent, board: Board): Tint {
  const films = filmsOf(event, board);
  if (films.length === 0) return NONE;
  if (films.some(({ rightsState }) => rightsState === 'refused')) return { key: 'refused', look: 'tint-bad' };
  const open = films.filter((film) => !areRightsSettled(film));
  if (open.length === 0) return { key: 'settled', look: 'tint-good' };
  const isAsked = open.every(({ rightsState }) => rightsState === 'asked' || rightsState === 'granted');
  return isAsked ? { key: 'asked', look: 'talk' } : { key: 'open', look: 'tint-warn' };
}

/** The first spoken language of what is projected. */
function languageOf(event: DraftEvent, board: Board): string | undefined {
  for (const { filmId, filmVersionId } of event.items) {
    const [language] = copyShown(board.films.get(filmId ?? 0), filmVersionId)?.spoken ?? [];
    if (language) return language;
  }
  return undefined;
}

const kept = new WeakMap<object, string[]>();

/** The values, the most frequent first, so that each has the same colour on every day. */
function byFrequency<T>(all: ReadonlyMap<number, T>, said: (one: T) => readonly string[]): string[] {
  const known = kept.get(all);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const one of all.values()) for (const key of new Set(said(one))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const order = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([key]) => key);
  kept.set(all, order);
  return order;
}

const languagesOf = ({ films }: Board) =>
  byFrequency(films, ({ versions }) => versions.flatMap(({ spoken }) => spoken));

/** By the first tag of each séance, which gives it its colour. */
const tagsOf = ({ events }: Board) => byFrequency(events, ({ tags }) => tags.slice(0, 1).map(tagKey));
