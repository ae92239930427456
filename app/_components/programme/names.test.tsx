import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/document.tsx';
import { programmeBase } from '#lib/i18n/paths.ts';
import { exampleDocument, exampleFilm, examplePerson } from '#lib/programme/testing.ts';
import { FilmPage } from './film-page.tsx';
import { PersonPage } from './people-page.tsx';
import { programmeOf } from './programme.ts';

const version = { spoken: ['ja'], subtitles: ['fr'], sdh: false, ad: false };
const film = exampleFilm({
  number: 4,
  originalTitle: 'Shio',
  title: { fr: 'Sel' },
  directors: ['Awa  DIOP', 'Luc Martin', 'Jo Un'],
  versions: [version],
});
const people = [
  examplePerson({ number: 8, name: 'Awa Diop' }),
  examplePerson({ number: 9, name: 'Jo Un' }),
  examplePerson({ number: 10, name: 'Jo Un' }),
];
const document = { ...exampleDocument(), films: [film], people, events: [] };
const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });

it('links a credit to the page of a person if only one has that name', () => {
  const page = markupOf(<FilmPage programme={programme} film={film} />);
  expect(page).toContain('href="/fr/festivals/f/people/8-awa-diop">Awa  DIOP</a>');
  expect(page).toContain('<bdi>Luc Martin</bdi>');
  // No link where two people have the same name, since it could lead to the wrong one.
  expect(page).toContain('<bdi>Jo Un</bdi>');
});

it('lists the films of a person on their page', () => {
  const [director, other] = people;
  if (!director || !other) throw new Error('no people');
  expect(markupOf(<PersonPage programme={programme} person={director} />)).toContain('/films/4-sel');
  expect(markupOf(<PersonPage programme={programme} person={other} />)).not.toContain('/films/4-sel');
});

it('marks the language of a title in a foreign one', () => {
  expect(markupOf(<FilmPage programme={programme} film={film} />)).toContain('<bdi lang="ja">Shio</bdi>');
  const untranslated = { ...film, title: {} };
  expect(markupOf(<FilmPage programme={programme} film={untranslated} />)).toContain('<bdi lang="ja">Shio</bdi>');
});
