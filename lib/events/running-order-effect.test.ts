import { describe, expect, it } from 'vitest';
import { translator } from '../i18n/translator.ts';
import { type DraftEvent, indexDraft } from '../programme/draft.ts';
import { draftOf, eventOf, filmOf, itemOf } from '../programme/draft-testing.ts';
import { effectOf, effectOfAdding, effectSentence, placeOf } from './running-order-effect.ts';

const films = [filmOf(1, { minutes: 94 }), filmOf(2, { minutes: 24 }), filmOf(3, { minutes: null })];
const opening = itemOf(1, { kind: 'introduction', minutes: 5 });
const feature = itemOf(2, { kind: 'film', filmId: 1, minutes: null });
const short = itemOf(3, { kind: 'film', filmId: 2, minutes: null });
const unknown = itemOf(4, { kind: 'film', filmId: 3, minutes: null });
const debate = itemOf(5, { kind: 'debate', minutes: null, elastic: true });

const evening = eventOf(1, {
  startsAt: '2026-11-28T09:30',
  publicEndFixed: '2026-11-28T11:45',
  items: [opening, feature, debate],
});
const open = { ...evening, publicEndFixed: null, items: [opening, feature] };

const adding = (event: DraftEvent, item: typeof short) =>
  effectOfAdding(event, item, indexDraft(draftOf([event], { films })));
const said = (event: DraftEvent, item: typeof short, locale: 'fr' | 'en', voice?: 'spoken') =>
  effectSentence(adding(event, item), locale, translator(locale, 'warnings'), voice).replaceAll('\u00A0', '~');

describe('adding a film', () => {
  it('says what becomes of the debate before it is done', () => {
    expect(adding(evening, short)).toMatchObject({
      elastic: { itemId: 5, kind: 'debate', from: 36, to: 15, isBelowMinimum: true },
      publicEnd: { from: '2026-11-28T11:45', to: '2026-11-28T11:48' },
      overrunMinutes: 3,
    });
    const later = { ...evening, publicEndFixed: '2026-11-28T12:00' };
    expect(adding(later, short)).toMatchObject({
      elastic: { from: 51, to: 27, isBelowMinimum: false },
      publicEnd: null,
      totalMinutes: null,
      overrunMinutes: 0,
    });
    expect(said(later, short, 'fr')).toBe('Le débat passe de 51~min à 27~min.');
    expect(said(later, short, 'fr', 'spoken')).toBe('Le débat passe de 51~minutes à 27~minutes.');
    expect(said(later, short, 'en')).toBe('The debate goes from 51~min to 27~min.');
  });

  it('says when the debate cannot give way', () => {
    expect(said(evening, short, 'fr')).toBe(
      'Le débat ne peut pas descendre sous 15~min~: la séance dépasserait sa fin de 3~min. La séance finirait à 11~h~48 au lieu de 11~h~45.',
    );
    expect(said(evening, short, 'en')).toBe(
      'The debate cannot go below 15~min: the event would run 3~min past its end. It would end at 11:48 instead of 11:45.',
    );
  });

  it('moves an end that is not fixed, about when a length is unknown', () => {
    expect(said(open, short, 'fr')).toBe('La séance finirait à 11~h~33 au lieu de 11~h~09.');
    expect(said(open, unknown, 'fr')).toBe('La séance finirait vers 12~h~09 au lieu de 11~h~09.');
    expect(said(open, unknown, 'en')).toBe('It would end about 12:09 instead of 11:09.');
  });

  it('lengthens a séance without a start', () => {
    expect(said({ ...open, startsAt: null }, short, 'fr')).toBe('La séance durerait 2~h~03 au lieu de 1~h~39.');
    expect(said({ ...open, startsAt: null }, short, 'fr', 'spoken')).toBe(
      'La séance durerait 2~heures 3 au lieu de 1~heure 39.',
    );
  });

  it('changes nothing when it changes nothing', () => {
    const index = indexDraft(draftOf([evening], { films }));
    const effect = effectOf(evening, evening, index);
    expect(effect).toMatchObject({ elastic: null, publicEnd: null, totalMinutes: null });
    expect(effectSentence(effect, 'fr', translator('fr', 'warnings'))).toBe('Rien d’autre ne change.');
  });
});

it('puts a new part where it belongs: films together, the introduction first, the debate last', () => {
  const talk = itemOf(9, { kind: 'talk' });
  expect([short, itemOf(8, { kind: 'introduction' }), talk, debate].map((item) => placeOf(evening, item))).toEqual([
    2, 0, 2, 3,
  ]);
  expect([short, talk].map((item) => placeOf({ ...evening, items: [opening, debate] }, item))).toEqual([1, 1]);
  expect(placeOf({ ...evening, items: [] }, short)).toBe(0);
});
