import type { DocumentEvent, DocumentOffer } from '#lib/model/documents.ts';
import { costsOf, pricesOf } from '#lib/programme/prices.ts';
import { toInstant, withOffset } from '#lib/time/wall-clock.ts';
import { type LinkedNode, type LinkedPage, node, nodeTextOf } from './node.ts';

/** Prices and registrations of a séance that takes place: what it costs, then the passes it is in. */
export function offerNodes(page: LinkedPage, event: DocumentEvent): LinkedNode[] {
  return pricesOf(event, page.index).map(({ offer }) => offerNode(page, offer));
}

/** Whether nobody pays for the séance: what is said of its cost is that it is free. A pass that is paid is none of it. */
export function isFreeOfCharge(page: LinkedPage, event: DocumentEvent): boolean {
  const offers = costsOf(event, page.index);
  return offers.length > 0 && offers.every(({ kind }) => kind === 'free');
}

function offerNode(page: LinkedPage, offer: DocumentOffer): LinkedNode {
  const { timeZone } = page.index.document.festival;
  const words = nodeTextOf(page, offer.price);
  return node('Offer', {
    name: nodeTextOf(page, offer.label),
    description: words,
    url: /^https?:/.test(offer.address) ? offer.address : null,
    ...(offer.kind === 'free' ? { price: 0, priceCurrency: 'EUR' } : euros(words)),
    validFrom: offer.opensAt && withOffset(toInstant(offer.opensAt, timeZone), timeZone),
  });
}

/** « 6 € », « 4,50 € »: one price in words that can only be read one way. Anything else stays words. */
function euros(words: string): { price: number; priceCurrency: 'EUR' } | null {
  const match = /^(\d{1,4})(?:[.,](\d{2}))?\s*(?:€|euros?)$/i.exec(words.trim());
  return match ? { price: Number(`${match[1]}.${match[2] ?? 0}`), priceCurrency: 'EUR' } : null;
}
