import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/document.tsx';
import { programmeBase } from '#lib/i18n/paths.ts';
import { underLive } from '#lib/live/queries.ts';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { programmeOf } from './programme.ts';
import { partsLine } from './running-order.tsx';
import { When } from './when-and-where.tsx';

const document = exampleDocument();
const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
const plain = (markup: string) => markup.replaceAll(/<[^>]+>/g, '').replaceAll(/[\u00a0\u202f]/g, ' ');
const screening = document.events.find(({ items }) => items.length > 0) as DocumentEvent;
const at = '2026-06-06T20:00';

it('gives the hour of a part of 0 minutes, without mentioning a change of clocks', () => {
  const [item] = screening.items;
  if (!item) throw new Error('no part');
  const of = (kind: 'talk' | 'debate', minutes: number, endsAt: string) =>
    ({ ...item, kind, startsAt: at, endsAt, minutes, isApproximate: false }) as const;
  const lineWith = (minutes: number, endsAt: string) => {
    const items = [of('talk', minutes, endsAt), of('debate', 30, '2026-06-06T20:30')];
    return plain(markupOf(<p>{partsLine(programme, { ...screening, status: 'planned', startsAt: at, items })}</p>));
  };
  expect(lineWith(0, at)).toMatch(/20 h\D*20 heures, puis débat$/);
  expect(lineWith(0, at)).not.toContain('–');
  // In the night the clocks go back, an hour-long part ends at the hour it began.
  expect(lineWith(60, at)).toContain('20 h – 20 h (après le changement d’heure)');
});

it('says of a séance that ends in the second of two hours of autumn that it is after the change', () => {
  const of = (endInstant: string) => {
    const times = { startsAt: '2026-10-25T02:15', endsAt: '2026-10-25T02:45', endInstant, endIsApproximate: false };
    return plain(markupOf(<When programme={programme} event={{ ...screening, ...times }} />));
  };
  expect(programme.document.festival.timeZone).toBe('Europe/Paris');
  expect(of('2026-10-25T01:45:00.000Z')).toContain('2 h 15 – 2 h 45 (après le changement d’heure)');
  expect(of('2026-10-25T00:45:00.000Z')).not.toContain('changement');
});

it('says the parts without their hours while the séance is late', () => {
  const live = { events: new Map([[screening.number, { delay: 20, places: null, notices: [] }]]), notices: [] };
  const late = { ...programme, document: underLive(document, live) };
  const [item] = screening.items;
  if (!item) throw new Error('no part');
  const of = (kind: 'film' | 'debate', startsAt: string, endsAt: string, isApproximate = false) => {
    const length = { minutes: 30, isApproximate, startIsApproximate: false };
    return { ...item, kind, startsAt, endsAt, ...length } as const;
  };
  const film = of('film', at, '2026-06-06T20:30');
  const unknown = of('film', at, '2026-06-06T20:30', true);
  const debate = of('debate', '2026-06-06T20:30', '2026-06-06T21:00');
  const talk = { ...film, kind: 'introduction' } as const;
  const lineOf = (items: DocumentEvent['items'], on: typeof programme) => {
    const event: DocumentEvent = { ...screening, status: 'planned', startsAt: at, items };
    return plain(markupOf(<p>{partsLine(on, event)}</p>));
  };
  const said = (on: typeof programme) =>
    [[film, debate], [unknown, debate], [unknown], [talk, film], [film, { ...film }, debate]].map((items) =>
      lineOf(items, on),
    );
  expect(said(late)).toEqual([
    'Film, puis débat',
    'Film, durée à confirmer, puis débat',
    'Durée à confirmer',
    '',
    'Deux films, puis débat',
  ]);
  for (const line of said(programme).toSpliced(2, 1)) expect(line).toContain('20 h');
});
