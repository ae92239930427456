import { expect, it } from 'vitest';
import type { DocumentOffer } from '#lib/model/documents.ts';
import { bookingOf } from './booking.ts';
import { indexDocument } from './document-index.ts';
import { exampleDocument, exampleEvent } from './testing.ts';

const offer = (kind: DocumentOffer['kind'], address = ''): DocumentOffer => ({
  kind,
  address,
  label: {},
  price: {},
  opensAt: null,
});
const shop = 'https://billets.example/12';

it.each([
  ['a price with an address is booked there', [offer('paid', shop)], 'book', shop],
  ['so is a form to fill in, called by its name', [offer('registration', shop)], 'register', shop],
  ['what has an address comes before what has none', [offer('free'), offer('paid', shop)], 'book', shop],
  ['a registration without an address is still needed', [offer('free'), offer('registration')], 'register', undefined],
  ['a price without an address is paid at the door', [offer('paid')], 'door', undefined],
  ['an address that is no web address leads nowhere', [offer('paid', 'au guichet')], 'door', undefined],
  ['nothing is asked', [offer('free')], 'free', undefined],
] as const)('%s', (_, offers, by, address) => {
  const event = exampleEvent({ number: 1, title: {}, offers: [...offers] });
  const index = indexDocument(exampleDocument({ events: [event], offers: [] }));
  const booking = bookingOf(event, index);
  expect([booking?.by, booking?.offer?.address]).toEqual([by, address]);
});

it('says nothing where nobody did, of a pass alone, and of what is cancelled', () => {
  const index = indexDocument(exampleDocument({ offers: [] }));
  expect(bookingOf(exampleEvent({ number: 1, title: {} }), index)).toBeNull();
  expect(bookingOf(exampleEvent({ number: 1, title: {}, offers: [offer('pass', shop)] }), index)).toBeNull();
  const off = exampleEvent({ number: 1, title: {}, offers: [offer('paid', shop)], status: 'cancelled' });
  expect(bookingOf(off, index)).toBeNull();
});
