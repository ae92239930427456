import { isWebAddress } from '#lib/i18n/contacts-in.ts';
import type { DocumentEvent, DocumentOffer } from '#lib/model/documents.ts';
import type { DocumentIndex } from './document-index.ts';

/** What an offer is to a séance: its own price, or a price for several séances. */
export const priceNames = ['event', 'series', 'day', 'festival', 'dayPass', 'festivalPass'] as const;
export type PriceName = (typeof priceNames)[number];
export type Price = Readonly<{ is: PriceName; offer: DocumentOffer }>;

type Level = 'event' | 'series' | 'day' | 'festival';

const isPass = ({ kind }: DocumentOffer) => kind === 'pass';

/** What is asked for a séance at each level, from its own. */
const levelsOf = (event: DocumentEvent, index: DocumentIndex): [Level, readonly DocumentOffer[]][] => [
  ['event', event.offers],
  ['series', (event.series && index.series.get(event.series.series)?.offers) ?? []],
  ['day', (event.day && index.days.get(event.day)?.offers) || []],
  ['festival', index.document.offers],
];

/**
 * The prices and registrations that apply to a séance, in the order in which they are shown: its
 * own price, then the passes of its day and of the festival. Its own price is stated by the séance,
 * else by its series, its day or the festival; a pass never replaces it.
 */
export function pricesOf(event: DocumentEvent, index: DocumentIndex): Price[] {
  const levels = levelsOf(event, index);
  const own = levels.map(([level, offers]) => [level, offers.filter((offer) => !isPass(offer))] as const);
  const at = own.findIndex(([, offers]) => offers.length > 0);
  const [level, costs] = own[at] ?? ['event', []];
  // The price of a whole day need not be that of a single séance of the day. Where the festival
  // states one too, both are shown.
  const general = level === 'day' ? (own[at + 1]?.[1] ?? []).filter(({ kind }) => kind === 'paid') : [];
  return [
    ...costs.map((offer): Price => ({ is: general.length > 0 ? level : 'event', offer })),
    ...general.map((offer): Price => ({ is: 'festival', offer })),
    ...levels.flatMap(([where, offers]) =>
      offers.filter(isPass).map(
        (offer): Price => ({
          is: where === 'festival' ? 'festivalPass' : where === 'day' ? 'dayPass' : where,
          offer,
        }),
      ),
    ),
  ];
}

/** The price of the séance itself, without passes and prices of whole days. */
export const costsOf = (event: DocumentEvent, index: DocumentIndex): DocumentOffer[] =>
  pricesOf(event, index).flatMap(({ is, offer }) => (is === 'event' && !isPass(offer) ? offer : []));

/**
 * The same as the calendars of its release state it. A release of format 1 stated only one of
 * several prices, and its entries must not change without a new release.
 */
export function pricesAsFrozen(event: DocumentEvent, index: DocumentIndex): Price[] {
  if (index.document.format !== 1) return pricesOf(event, index);
  const [, first] = levelsOf(event, index).find(([, offers]) => offers.length > 0) ?? ['event', []];
  return first.map((offer) => ({ is: 'event', offer }));
}

/** What one needs to get in: a ticket to book, a form to fill in, nothing, or money at the door. */
type Booking =
  | Readonly<{ by: 'book' | 'register'; offer: DocumentOffer }>
  | Readonly<{ by: 'register' | 'free' | 'door'; offer: null }>;

/**
 * How to get into a séance, derived from its prices. Null where nobody said, for a séance that does
 * not take place, and once the festival is over.
 */
export function bookingOf(event: DocumentEvent, index: DocumentIndex): Booking | null {
  if (event.status !== 'planned' || index.document.isOver) return null;
  const costs = costsOf(event, index);
  const online = costs.find(({ kind, address }) => kind !== 'free' && isWebAddress(address));
  if (online) return { by: online.kind === 'registration' ? 'register' : 'book', offer: online };
  const kinds = costs.map(({ kind }) => kind);
  if (kinds.includes('registration')) return { by: 'register', offer: null };
  if (kinds.includes('paid')) return { by: 'door', offer: null };
  return kinds.includes('free') ? { by: 'free', offer: null } : null;
}
