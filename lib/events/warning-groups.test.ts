import { describe, expect, it } from 'vitest';
import { type Draft, indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, filmOf, itemOf, presenceOf } from '#lib/model/draft-testing.ts';
import { conflictsOf } from './conflicts.ts';
import {
  blockingByDay,
  drawnGroups,
  groupHeading,
  groupSentence,
  groupWarnings,
  warningCounts,
} from './warning-groups.ts';

const visible = (text: string) => text.replaceAll('\u00A0', '~').replaceAll('\u202F', '_');
const read = (draft: Draft, locale: 'fr' | 'en') => {
  const index = indexDraft(draft);
  return groupWarnings(conflictsOf(draft)).map((group) => [
    visible(groupHeading(group, index, locale)),
    visible(groupSentence(group, index, locale)),
  ]);
};

const showing = (id: number, hour: number, filmId = id, day = '2026-11-28') =>
  eventOf(id, {
    startsAt: `${day}T${hour}:00`,
    items: [itemOf(id * 10, { kind: 'film', filmId, minutes: 60 })],
  });

describe('warnings of one kind', () => {
  const films = [1, 2, 3, 4, 5].map((id) => filmOf(id, { rightsState: id === 5 ? 'refused' : 'unknown' }));

  it('are grouped under their number, blocking ones first', () => {
    const draft = draftOf(
      [1, 2, 3, 4, 5].map((id) => showing(id, 8 + 2 * id)),
      { films },
    );
    expect(read(draft, 'fr')).toEqual([
      ['Droits refusés~· 1 film', 'Les droits de «~Film 5~» sont refusés~: ce film ne peut pas être projeté.'],
      ['Droits inconnus~· 4 films', '«~Film 1~», «~Film 2~» et 2 autres films.'],
    ]);
    expect(read(draft, 'en')).toEqual([
      ['Rights refused~· 1 film', 'The rights of “Film 5” are refused: this film cannot be screened.'],
      ['Rights unknown~· 4 films', '“Film 1”, “Film 2” and 2 other films.'],
    ]);
  });

  it('name séances of the same title by their days, and all of them', () => {
    const at = (id: number, startsAt: string | null) =>
      eventOf(id, { startsAt, title: { fr: 'Atelier', en: 'Workshop' }, synopsis: {} });
    const said = read(draftOf([at(1, '2026-11-28T10:00'), at(2, '2026-11-29T10:00'), at(3, null)]), 'fr');
    expect(said.find(([heading]) => heading?.includes('3 séances'))?.[1]).toBe(
      '«~Atelier~» (samedi 28~novembre), «~Atelier~» (dimanche 29~novembre) et «~Atelier~».',
    );
  });

  it('are all counted, by level and by day, however few are drawn', () => {
    const draft = draftOf(
      [1, 2, 3, 4, 5].map((id) => showing(id, 8 + 2 * id)),
      { films },
    );
    const open = conflictsOf(draft);
    const index = indexDraft(draft);
    const said = drawnGroups(open, 3).map(({ group, drawn }) => [
      visible(groupHeading(group, index, 'en')),
      drawn.length,
    ]);
    expect(said).toEqual([
      ['Rights refused~· 1 film', 1],
      ['Rights unknown~· 4 films', 2],
    ]);
    expect(drawnGroups(open, 1)).toHaveLength(1);
    expect(warningCounts(open)).toEqual({ all: 5, blocking: 1, warning: 4, hint: 0 });
    expect([...blockingByDay([...open, ...open], index)]).toEqual([['2026-11-28', 1]]);
    const again = draftOf([showing(5, 18), showing(6, 20, 5, '2026-11-29')], { films });
    expect([...blockingByDay(conflictsOf(again), indexDraft(again))]).toEqual([
      ['2026-11-28', 1],
      ['2026-11-29', 1],
    ]);
  });

  it('compares only the séances that are named', () => {
    const events = Array.from({ length: 300 }, (_, i) => eventOf(i + 1, { startsAt: null }));
    let reads = 0;
    for (const event of events)
      Object.defineProperty(event, 'startsAt', {
        get: () => {
          reads += 1;
          return null;
        },
      });
    const draft = draftOf(events);
    const group = groupWarnings(conflictsOf(draft)).find(({ warnings }) => warnings.length === 300);
    const index = indexDraft(draft);
    reads = 0;
    expect(group && visible(groupSentence(group, index, 'fr'))).toBe(
      '«~Séance 1~», «~Séance 10~» et 298 autres séances.',
    );
    expect(reads).toBeLessThan(5 * events.length);
  });

  it('counts people and séances as such', () => {
    const draft = draftOf(
      [1, 2, 3, 4].map((id) =>
        eventOf(id, { startsAt: null, people: [presenceOf(id, { confirmation: 'considered' })] }),
      ),
    );
    expect(read(draft, 'fr')).toEqual([
      ['Présences pressenties~· 4 personnes', 'Personne 1, Personne 2 et 2 autres personnes.'],
      ['Sans horaire~· 4 séances', '«~Séance 1~», «~Séance 2~» et 2 autres séances.'],
    ]);
  });
});

it('clashes are not grouped, each with its day and room', () => {
  const at = (id: number, startsAt: string) => eventOf(id, { startsAt: `2026-11-28T${startsAt}` });
  const draft = draftOf([at(1, '14:00'), at(2, '14:30'), at(3, '15:15')]);
  expect(read(draft, 'fr')).toEqual([
    [
      'Bloquant~· samedi 28~novembre, Salle 1',
      '«~Séance 1~» finit à 15~h et «~Séance 2~» commence à 14~h~30~: 30~minutes de trop.',
    ],
    [
      'Bloquant~· samedi 28~novembre, Salle 1',
      '«~Séance 2~» finit à 15~h~30 et «~Séance 3~» commence à 15~h~15~: 15~minutes de trop.',
    ],
    [
      'Alerte~· samedi 28~novembre, Salle 1',
      '«~Séance 1~» finit à 15~h et «~Séance 3~» commence à 15~h~15~: il manque 5~minutes pour vider la salle et accueillir le public.',
    ],
  ]);
});
