import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/document.tsx';
import { programmeBase } from '#lib/i18n/paths.ts';
import { underLive } from '#lib/live/queries.ts';
import { neighboursOf } from '#lib/programme/around.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { EventLinks, Neighbours } from './event-links.tsx';
import { programmeOf } from './programme.ts';
import { FoundFilms } from './search-page.tsx';
import { ProgrammeShell } from './shell.tsx';

const made = exampleDocument();
const [late] = made.events.filter((event) => neighboursOf(made, event).next && event.items.some(({ film }) => film));
if (!late) throw new Error('no séance');
const { next } = neighboursOf(made, late);
const film = made.films.find(({ number }) => late.items.some((item) => item.film === number));
if (!next || !film) throw new Error('no film');

/** The programme while this séance is twenty minutes late and full, or without live facts. */
const programme = (isTold: boolean, of = late) => {
  const facts = { delay: 20, places: 'full', notices: [] } as const;
  const live = { events: new Map(isTold ? [[of.number, facts]] : []), notices: [] };
  const base = programmeBase('fr', 'f');
  return programmeOf({ document: underLive(made, live), locale: 'fr', base, siteUrl: 'https://example.org' });
};

it.each([
  [
    'beside the films a search found',
    ['Retard 20\u00a0min', 'Complet'],
    (isTold: boolean) => (
      <FoundFilms programme={programme(isTold)} films={[{ film, showings: [late] }]} words={[]} over={() => false} />
    ),
  ],
  [
    'beside the hour and the place in a list, not before its title',
    ['30</span></span></p><p class="event-links-title"', 'Complet</span></p>'],
    (isTold: boolean) => <EventLinks programme={programme(isTold)} events={[late]} />,
  ],
  [
    'on the page of the séance after it',
    ['class="late-time'],
    (isTold: boolean) => <Neighbours programme={programme(isTold)} event={next} />,
  ],
])('live facts of a séance are shown %s', (_, words, page) => {
  const of = (isTold: boolean) => words.map((word) => markupOf(page(isTold)).includes(word));
  expect(of(true)).toEqual(words.map(() => true));
  expect(of(false)).toEqual(words.map(() => false));
});

it('an open page updates itself from before the planned start of the first séance, even if that is late', () => {
  const [first] = made.events
    .filter(({ startInstant }) => startInstant !== null)
    .sort((a, b) => Number(String(a.startInstant) > String(b.startInstant)) || -1);
  if (!first) throw new Error('no séance has a time');
  const from = (isTold: boolean) =>
    /data-island="fresh" data-from="([^"]+)"/.exec(
      markupOf(
        <ProgrammeShell programme={programme(isTold, first)} here={({ home }) => home()} freshAs="key">
          <main id="content" />
        </ProgrammeShell>,
      ),
    )?.[1];
  expect([from(true), from(false)]).toEqual([first.startInstant, first.startInstant]);
});
