import { filmTitle } from '#lib/films/title.ts';
import { countries } from '#lib/i18n/countries.ts';
import type { DocumentFilm, DocumentPerson } from '#lib/model/documents.ts';
import { describedBy, type LinkedNode, type LinkedPage, node, nodeTextOf } from './node.ts';

/** A film as a work, whatever copy of it is shown. */
export function filmNode(page: LinkedPage, film: DocumentFilm): LinkedNode {
  const url = page.siteUrl + page.paths.film({ number: film.number, title: filmTitle(film) });
  const name = nodeTextOf(page, filmTitle(film));
  return node('Movie', {
    '@id': `${url}#film`,
    name,
    alternateName: film.originalTitle === name ? null : film.originalTitle,
    url,
    sameAs: /^https?:/.test(film.website) ? film.website : null,
    description: describedBy(page, film.synopsis),
    director: film.directors.map((director) => node('Person', { name: director })),
    author: film.writers.map((writer) => node('Person', { name: writer })),
    dateCreated: film.year === null ? null : String(film.year),
    countryOfOrigin: film.countries.map((code) => node('Country', { name: countries.name(code, page.locale) })),
    duration: film.minutes === null ? null : `PT${film.minutes}M`,
  });
}

export function personNode(page: LinkedPage, person: DocumentPerson): LinkedNode {
  const url = page.siteUrl + page.paths.person(person);
  return node('Person', {
    '@id': `${url}#person`,
    name: person.name,
    url,
    jobTitle: nodeTextOf(page, person.title),
    affiliation: person.organisation === '' ? null : node('Organization', { name: person.organisation }),
    description: describedBy(page, person.bio),
  });
}
