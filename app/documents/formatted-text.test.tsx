import { expect, it } from 'vitest';
import { programmeOf } from '#app/_components/programme/programme.ts';
import { descriptionOf } from '#lib/feeds/description.ts';
import { wordsOf } from '#lib/feeds/words.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { markupOf } from './document.tsx';
import { pageIn, pagesOfProgramme } from './pages.tsx';

const written = `# Le récit
« *Terre rare* » : [la vallée](https://exemple.org/vallee).
- des voix
- **une mine**

<b>sans</b> M*A*S*H`;

/** Draws the page at `tail` of a programme in which every text is `written`. */
function drawn(tail: string) {
  const said = { fr: written };
  const document = exampleDocument({
    series: [{ number: 30, title: { fr: 'Cycle' }, introduction: said, offers: [] }],
  });
  document.festival.introduction = said;
  document.note = said;
  for (const day of document.days) day.introduction = said;
  for (const theme of document.themes) theme.introduction = said;
  for (const event of document.events) event.synopsis = said;
  for (const film of document.films) film.synopsis = said;
  for (const person of document.people) person.bio = said;
  for (const venue of document.venues) venue.access = said;
  const base = programmeBase('fr', document.festival.slug);
  const programme = programmeOf({ document, locale: 'fr', base, siteUrl: 'https://x.example' });
  const page = pageIn(pagesOfProgramme, { programme, released: null, at: '2026-06-01T08:00:00Z' }, `/${tail}`);
  if (!page) throw new Error(`No page at ${tail}`);
  return { html: markupOf(page.body).replace(/[\u00a0\u202f]/g, ' '), description: page.description };
}

const ofThings = ['events/10', 'films/4', 'people/8', 'venues/1', 'series/30', 'themes/extraction'];
const pages = ['', 'days/2026-06-06', 'rooms/3', 'themes', ...ofThings];

it.each(pages)('is formatted on /%s, with headings in the right order', (tail) => {
  const { html } = drawn(tail);
  expect(html).toContain('>Le récit</h');
  expect(html).toMatch(
    /« <em>Terre rare<\/em> » : <a class="link named" href="https:\/\/exemple\.org\/vallee"[^>]*>la vallée<\/a>\./,
  );
  expect(html).toMatch(/<ul><li><p[^>]*>des voix<\/p><\/li><li><p[^>]*><strong>une mine<\/strong><\/p><\/li><\/ul>/);
  expect(html).toContain('&lt;b&gt;sans&lt;/b&gt; M*A*S*H');
  const levels = Array.from(html.matchAll(/<h([1-6])\b/g), ([, level]) => Number(level));
  expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
});

it.each(ofThings)('is given to search engines as plain words on /%s', (tail) => {
  const { description = '' } = drawn(tail);
  expect(description).toContain(
    'Le récit « Terre rare » : la vallée (https://exemple.org/vallee). – des voix – une mine',
  );
});

it('of a film with a short synopsis is the short one on cards and at the beginning of its page', () => {
  const document = exampleDocument();
  for (const film of document.films)
    if (film.number === 4) {
      film.shortSynopsis = { fr: 'Une mine *qui* reste.' };
      film.synopsis = {};
    }
  const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
  const body = (tail: string) => {
    const page = pageIn(pagesOfProgramme, { programme, released: null, at: '2026-06-01T08:00:00Z' }, tail);
    return markupOf(page?.body);
  };
  expect(
    body('/days/2026-06-06').match(/<p class="event-about"><bdi>Une mine \*qui\* reste\.<\/bdi><\/p>/g),
  ).toHaveLength(1);
  expect(body('/films/4')).toContain('<p class="lead"><bdi>Une mine *qui* reste.</bdi></p>');
  // Where a film has no long text, its séance shows the short one unformatted.
  expect(body('/events/10')).toContain('<p dir="auto">Une mine *qui* reste.</p>');
  const words = wordsOf('fr');
  const event = document.events.find(({ number }) => number === 10);
  if (!event) throw new Error('No séance 10');
  expect(descriptionOf(event, indexDocument(document), words, 'https://x.example')).toContain(
    '\nUne mine *qui* reste.\n',
  );
});
