import { describe, expect, it } from 'vitest';
import { openTestDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { releasedBySlug, teamDocumentOf } from '#lib/programme/released.ts';
import { demonstrationDates, FROM_A_REPORT, seedDemonstration } from './demonstration.ts';

describe('demonstrationDates', () => {
  it.each([
    // Monday, Wednesday, and Sunday night of one week all show the same Saturday.
    ['2026-11-23T08:00:00.000Z', '2026-12-12'],
    ['2026-11-25T08:00:00.000Z', '2026-12-12'],
    ['2026-11-29T22:59:00.000Z', '2026-12-12'],
    // In Paris it is Monday already.
    ['2026-11-29T23:01:00.000Z', '2026-12-19'],
  ])('from %s it is the weekend of %s', (now, saturday) => {
    expect(demonstrationDates(now)[0]).toBe(saturday);
  });
});

describe('seedDemonstration', () => {
  const db = openTestDb();
  const now = '2026-11-25T08:00:00.000Z';
  const { id, slug } = seedDemonstration(db, now);
  const released = releasedBySlug(slug, db);
  const document = released?.document;

  it('publishes the template once, on a Saturday and a Sunday, as a demonstration', () => {
    expect(slug).toBe('numerique-en-lumiere-demonstration');
    expect(released).toMatchObject({ number: 1 });
    expect(document?.festival).toMatchObject({
      name: { fr: 'Numérique En Lumière (démonstration)' },
      isDemonstration: true,
      organiser: '',
      startsOn: '2026-12-12',
      endsOn: '2026-12-13',
    });
    expect(document?.events.map((event) => [event.number, event.day, event.title.fr, event.status])).toEqual([
      [1, '2026-12-12', 'Le sang et la boue', 'planned'],
      [7, '2026-12-12', 'Intervention de Mathilde Pousseo (Éthique sur l’étiquette)', 'planned'],
      [2, '2026-12-12', 'Les sacrifiés de l’IA', 'planned'],
      [4, '2026-12-12', 'Noces de cristal – Comment épouser un milliardaire ?', 'planned'],
      [3, '2026-12-13', 'Quatre films', 'planned'],
      [5, '2026-12-13', 'Intervention de Juan Pablo Gutierrez', 'planned'],
      [6, '2026-12-13', 'Intervention de Fairphone', 'planned'],
    ]);
  });

  it('names with each person where the name comes from, and nobody who is not established', () => {
    expect(document?.people.map(({ name, title }) => [name, title.fr?.endsWith(FROM_A_REPORT.fr ?? '-')])).toEqual([
      ['Audrey Vernon', true],
      ['Juan Pablo Gutierrez', true],
      ['Mathilde Pousseo', true],
    ]);
    expect(JSON.stringify([document, teamDocumentOf(id, db)])).not.toContain('Crepet');
  });

  it('is in an auditorium without an address', () => {
    expect(document?.venues).toMatchObject([{ name: { fr: 'Auditorium' }, address: '', latitude: null }]);
    expect(document?.rooms).toMatchObject([{ name: { fr: 'Auditorium' }, seats: null }]);
  });

  it('has nothing left to publish', () => {
    const draft = loadDraft(id, db);
    expect(draft.events.filter((event) => event.timeIsSuggested)).toEqual([]);
    expect(draft.films.map(({ rightsState }) => rightsState)).toEqual(Array(6).fill('unknown'));
  });

  it('gives a second demonstration its own address', () => {
    expect(seedDemonstration(db, now).slug).toBe('numerique-en-lumiere-demonstration-2');
  });
});
