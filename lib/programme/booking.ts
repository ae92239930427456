import { isWebAddress } from '#lib/i18n/contacts-in.ts';
import type { DocumentEvent, DocumentOffer } from '#lib/model/documents.ts';
import type { DocumentIndex } from './document-index.ts';
import { costsOf } from './prices.ts';

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
