import { expect, it } from 'vitest';
import type { DocumentOffer } from '#lib/model/documents.ts';
import { indexDocument } from './document-index.ts';
import { bookingOf, costsOf, pricesAsFrozen, pricesOf } from './prices.ts';
import { exampleDocument, exampleEvent } from './testing.ts';

const paid = (label: string, price = '6 €'): DocumentOffer => ({
  kind: 'paid',
  label: { fr: label },
  price: { fr: price },
  address: '',
  opensAt: null,
});
const pass = (label: string): DocumentOffer => ({ ...paid(label), kind: 'pass' });
const free: DocumentOffer = { ...paid('Entrée libre', ''), kind: 'free' };
const day = '2026-06-06';

const of = (own: DocumentOffer[], ofDay: DocumentOffer[], ofFestival: DocumentOffer[], format: 1 | 2 = 2) => {
  const event = exampleEvent({ number: 1, title: {}, startsAt: `${day}T10:00`, offers: own });
  const days = [{ date: day, title: {}, introduction: {}, offers: ofDay }];
  return { event, index: indexDocument({ ...exampleDocument({ events: [event], days, offers: ofFestival }), format }) };
};
const told = (...given: Parameters<typeof of>) => {
  const { event, index } = of(...given);
  return pricesOf(event, index).map(({ is, offer }) => `${is}: ${offer.label.fr}`);
};
const costs = (...given: Parameters<typeof of>) => {
  const { event, index } = of(...given);
  return costsOf(event, index).map(({ label }) => label.fr);
};

it('lists the price of the séance first, then the passes of its day and of the festival', () => {
  expect(told([paid('Séance')], [pass('Pass samedi')], [pass('Pass festival')])).toEqual([
    'event: Séance',
    'dayPass: Pass samedi',
    'festivalPass: Pass festival',
  ]);
});

it('keeps the price valid everywhere on a day with a pass', () => {
  expect(told([], [pass('Pass samedi')], [paid('La séance')])).toEqual(['event: La séance', 'dayPass: Pass samedi']);
  expect(told([], [paid('Samedi')], [paid('La séance')])).toEqual(['day: Samedi', 'festival: La séance']);
});

it('shows the price of the séance, or of its day, instead of that of the whole festival', () => {
  expect(told([free], [], [paid('La séance')])).toEqual(['event: Entrée libre']);
  expect(told([], [paid('Samedi')], [free])).toEqual(['event: Samedi']);
});

it('leaves out passes, and « entrée libre » of the festival if the séance has its own price', () => {
  expect(costs([], [pass('Pass samedi')], [free])).toEqual(['Entrée libre']);
  expect(costs([paid('Atelier')], [], [free])).toEqual(['Atelier']);
  expect(costs([], [pass('Pass samedi')], [])).toEqual([]);
});

it('is unchanged in calendars of an old release', () => {
  const { event, index } = of([], [pass('Pass samedi')], [paid('La séance')], 1);
  expect(pricesAsFrozen(event, index).map(({ offer }) => offer.label.fr)).toEqual(['Pass samedi']);
});

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

it('says nothing if nobody did, if there is only a pass, and if the séance is cancelled', () => {
  const index = indexDocument(exampleDocument({ offers: [] }));
  expect(bookingOf(exampleEvent({ number: 1, title: {} }), index)).toBeNull();
  expect(bookingOf(exampleEvent({ number: 1, title: {}, offers: [offer('pass', shop)] }), index)).toBeNull();
  const off = exampleEvent({ number: 1, title: {}, offers: [offer('paid', shop)], status: 'cancelled' });
  expect(bookingOf(off, index)).toBeNull();
});
