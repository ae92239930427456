import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prerender } from 'react-dom/static';
import { expect, it } from 'vitest';
import { conflictsOf } from '#lib/events/conflicts.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, filmOf, itemOf, roomOf, venueOf } from '#lib/model/draft-testing.ts';
import { withBreaks } from './card-face.tsx';
import { DaysView } from './days-view.tsx';

/** Draws this many séances of a film and a debate, all at the same hour in one room. */
async function drawn(count: number, venues: readonly string[] = []) {
  const events = Array.from({ length: count }, (_, i) =>
    eventOf(i + 1, {
      startsAt: '2026-11-28T20:30',
      rooms: [{ roomId: 1, use: 'main' }],
      items: [itemOf(1, { kind: 'film', filmId: 1 }), itemOf(2, { kind: 'debate' })],
    }),
  );
  const index = indexDraft(
    draftOf(events, {
      rooms: [roomOf(1)],
      films: [filmOf(1)],
      venues: venues.map((name, i) => venueOf(i + 1, { name: { fr: name } })),
    }),
  );
  const open = conflictsOf(index);
  const scene = {
    locale: 'fr',
    index,
    today: '2026-11-01',
    paths: deskPaths('fr', 'essai'),
    open,
    warningsOf: (id: number) => open.filter(({ eventIds }) => eventIds.includes(id)),
  } as const;
  const { prelude } = await prerender(<DaysView scene={scene} asked={undefined} />);
  return new Response(prelude).text();
}
const elementsIn = (html: string) => html.split(/<[a-z]/).length - 1;

it('draws at most 31 elements for a séance with a debate and two warnings: its card in the columns and on a phone', async () => {
  expect(elementsIn(await drawn(12)) - elementsIn(await drawn(11))).toBeLessThanOrEqual(31);
});

it('says on each card what is read out, with hours as they are spoken', async () => {
  const html = await drawn(2);
  const labels = [...html.matchAll(/aria-label="(Séance 1, [^"]*)"/g)].map(([, label]) => label?.replace(/\s/g, ' '));
  expect(labels).toEqual([
    'Séance 1, de 20 heures 30 à 22 heures 30, 1 alerte, chevauche 120 minutes, 21 heures 30 débat',
    'Séance 1, de 20 heures 30 à 22 heures 30, Salle 1, chevauche 120 minutes, 1 alerte',
  ]);
});

it('names the venue with each room, where there are several', async () => {
  expect(await drawn(1, ['Cinéma', 'Médiathèque'])).toMatch(/<h2>.*?Salle 1<.*?, <.*?Cinéma<.*?<\/h2>/);
  expect(await drawn(1, ['Cinéma'])).not.toContain('Cinéma');
});

it('sends icons as scripts of the page, and not as drawings with each card', () => {
  const sourceOf = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
  expect(sourceOf('sign-icons.ts')).toMatch(/^'use client';/);
  for (const name of ['card-face.tsx', 'days-view.tsx', 'days-view.tsx', 'flags.tsx'])
    expect(sourceOf(name)).not.toMatch(/^import (?!type ).*'lucide-react'/m);
});

it('lets a word break that is longer than any usual one, and no other', () => {
  const usual = 'Anticonstitutionnellement – Saint-Jean-de-Maurienne, l’arc-en-ciel du rassemblement';
  expect(withBreaks(usual)).toBe(usual);
  const long = 'Donaudampfschifffahrtselektrizitätenhaupt';
  const parts = withBreaks(`Film ${long}`).slice(5).split('\u00ad');
  expect(parts.join('')).toBe(long);
  expect([parts.length, parts[0], parts.at(-1)]).toEqual([7, 'Donaud', 'haupt']);
});
