import type { Locale } from '#lib/i18n/locale.ts';
import { numberOf } from '#lib/i18n/paths.ts';
import { numbered } from '#lib/i18n/programme-paths.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { dayOnAt } from '#lib/time/festival-day.ts';
import { firstDay, seasonOf } from './day.ts';
import { knownParts, partAt, partWord } from './embed.ts';
import type { PageIndex, Tail } from './page-index.ts';

/**
 * Other forms of a programme besides its own pages: on a screen in the hall, on paper, as text, in
 * another site, for the press.
 */
const outlets = ['now', 'screen', 'print', 'copy', 'qr', 'embed', 'integrate', 'open-data', 'press'] as const;
type Outlet = (typeof outlets)[number];
export const isOutlet = (page: string | undefined): page is Outlet => outlets.some((name) => name === page);

const MISSING: Tail = { kind: 'missing' };
const page = (tail: string): Tail => ({ kind: 'page', tail });

/**
 * The tails of `/screen/2-grande-salle`, `/print/door/2-grande-salle/2026-06-06` and the like.
 * `tailOf` finds those of the other pages.
 */
export function outletTail(
  index: PageIndex,
  [outlet, name, ...rest]: readonly [Outlet, ...string[]],
  locale: Locale,
  tailOf: (segments: readonly string[]) => Tail,
): Tail {
  const isAlone = name === undefined;
  switch (outlet) {
    case 'now':
      if (isAlone) return page('/now');
      return rest.length === 0 && index.dates.has(name) ? page(`/now/${name}`) : MISSING;
    case 'screen':
      if (isAlone) return page('/screen');
      return rest.length === 0 ? roomTail(index, '/screen', name, '', locale) : MISSING;
    case 'print':
      return printTail(index, name, rest, locale);
    case 'embed': {
      const part = partAt(isAlone ? [] : [name, ...rest], knownParts(index));
      return part ? page(`/embed/${partWord(part)}`) : MISSING;
    }
    case 'press':
      return isAlone && index.hasPress ? page('/press') : MISSING;
    case 'qr':
      return qrTail(name, tailOf(isAlone ? [] : [name, ...rest]));
    default:
      return isAlone ? page(`/${outlet}`) : MISSING;
  }
}

function printTail(index: PageIndex, name: string | undefined, rest: readonly string[], locale: Locale): Tail {
  if (name === undefined) return page('/print');
  if (name === 'pocket' || name === 'grid') return rest.length === 0 ? page(`/print/${name}`) : MISSING;
  const [room = '', date = '', more] = rest;
  if (name !== 'door' || more !== undefined || !index.dates.has(date)) return MISSING;
  return roomTail(index, '/print/door', room, `/${date}`, locale);
}

function roomTail(index: PageIndex, before: string, name: string, after: string, locale: Locale): Tail {
  const number = numberOf(name);
  const title = number === null ? undefined : index.titles.rooms.get(number);
  if (number === null || title === undefined) return MISSING;
  const current = numbered(number, title, locale);
  return name === current
    ? page(`${before}/${number}${after}`)
    : { kind: 'moved', tail: `${before}/${current}${after}` };
}

const WITHOUT_CODE: readonly string[] = ['qr', 'embed', 'search', 'screen'];

/**
 * A QR code leads to a page for readers, never to another code, a picture, a frame for other sites
 * or a screen in the hall.
 */
function qrTail(name: string | undefined, inner: Tail): Tail {
  if (name === undefined || inner.kind === 'missing') return inner.kind === 'missing' ? MISSING : page('/qr');
  if (WITHOUT_CODE.includes(name) || inner.tail.endsWith('image') || inner.tail.endsWith('image.png')) return MISSING;
  if (inner.tail.startsWith('/print/')) return MISSING;
  return { kind: inner.kind, tail: `/qr${inner.tail}` };
}

/**
 * The festival day at this instant, in the festival's zone. Before the festival it is the first
 * day, afterwards the last. In a season it is the next date.
 */
export function currentDay(document: Pick<PublicDocument, 'days' | 'events' | 'festival'>, at: string): string | null {
  const { days, festival } = document;
  const today = dayOnAt(festival, at);
  const next = seasonOf(document)?.find((date) => date >= today);
  if (next !== undefined) return next;
  const begun = days.filter(({ date }) => date <= today);
  return (begun.at(-1) ?? days[0])?.date ?? null;
}

/**
 * The day that the home page shows at this instant. From the second day on it is the current day,
 * for visitors who open the festival's address while they queue; in a season it is the next date.
 * Null on the first day, before and after, when the page introduces the whole programme.
 */
export function dayOfHome(document: Pick<PublicDocument, 'days' | 'events' | 'festival'>, at: string): string | null {
  const today = dayOnAt(document.festival, at);
  const season = seasonOf(document);
  if (season) return season.find((date, i) => i > 0 && date >= today && (season[i - 1] ?? '') < today) ?? null;
  const first = firstDay(document)?.date;
  return first !== undefined && today > first && document.days.some(({ date }) => date === today) ? today : null;
}

/**
 * The day on which a frame in another site opens at this instant: that of the home page, and on the
 * first day the first day.
 */
export function dayOfFrame(document: Pick<PublicDocument, 'days' | 'events' | 'festival'>, at: string): string | null {
  const today = dayOnAt(document.festival, at);
  return dayOfHome(document, at) ?? document.days.find(({ date }) => date === today)?.date ?? null;
}

/**
 * Whether the last day of the festival is over at this instant, in its zone: from the hour at which
 * the next festival day would begin.
 */
export function isFestivalOver(
  { days, events, festival }: Pick<PublicDocument, 'days' | 'events' | 'festival'>,
  at: string,
) {
  const today = dayOnAt(festival, at);
  let last = festival.endsOn;
  for (const { day } of events) if (day !== null && day > last) last = day;
  for (const { date } of days) if (date > last) last = date;
  return today > last;
}
