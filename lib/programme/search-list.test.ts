import { describe, expect, it } from 'vitest';
import { filmTitle } from '#lib/films/title.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { folded } from '#lib/search/words.ts';
import { documentFacetsOf, facetKey, type Token } from './facets.ts';
import { facetWords } from './filters.ts';
import { type SearchAnswer, searchProgramme } from './search.ts';
import { type AskedQuery, askedOfDemonstration, askedOfSixDays } from './search-list-testing.ts';
import { demonstrationPublished, sixDaysPublished, THURSDAY_AFTERNOON } from './search-testing.ts';

/** The share of searches that must be answered within the first three results. */
const AT_LEAST = 0.95;

/** Before the demonstration's two days. */
const BEFORE = '2027-09-10T10:00:00.000Z';

const plain = (text: string | undefined) => (text ?? '').replaceAll(/[«»]/g, '').trim();

/**
 * The filter `room: Petite salle` of this programme, given by its name; others by their token, such
 * as `access-lsf`.
 */
function tokenOf(document: PublicDocument, wanted: string): string {
  const [, key, name = ''] = /^(\w+): (.*)$/.exec(wanted) ?? [];
  if (key === undefined) return wanted;
  const isIt = (token: Token) =>
    facetKey(token) === key &&
    facetWords({ document, locale: 'fr' }, token).printed.split(' – ').at(-1)?.startsWith(name);
  return [...documentFacetsOf(document).known].find(isIt) ?? `no ${wanted}`;
}

/** Whether the expected result is among the first three of its list. */
function isAnswered(
  document: PublicDocument,
  { offered, events, films, people, nearest }: SearchAnswer,
  expected: string,
) {
  const [, list, wanted = ''] = /^(\S+) ?(.*)$/.exec(expected) ?? [];
  const [name = '', at] = wanted.split(' @');
  const begins = (text: string | undefined) => plain(text).startsWith(plain(name));
  const meanings = offered.slice(0, 3).flatMap((one) => one.meanings);
  switch (list) {
    case 'filter':
      return meanings.some((meaning) => meaning.kind === 'facet' && meaning.token === tokenOf(document, wanted));
    case 'day':
      return meanings.some((meaning) => meaning.kind === 'days' && meaning.dates.includes(wanted));
    case 'hour':
      return meanings.some(({ kind }) => kind === 'hour' || kind === 'length' || kind === 'now');
    case 'event':
      return events
        .slice(0, 3)
        .some(({ title, startsAt }) => begins(title.fr ?? title.en) && (at === undefined || startsAt === at));
    case 'film':
      return films.slice(0, 3).some(({ film }) => begins(film.originalTitle) || begins(filmTitle(film).fr));
    case 'person':
      return people.slice(0, 3).some(({ name: own }) => begins(own));
    case 'nearest':
      return nearest.some(({ meant }) => folded(meant) === wanted);
    default:
      return false;
  }
}

/** A page without results must say how to get some. */
const isDeadEnd = ({ offered, total, films, people, nearest, ways }: SearchAnswer) =>
  total + offered.length + films.length + people.length + nearest.length + ways.length === 0;

async function unanswered(document: PublicDocument, list: readonly AskedQuery[], now: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const [locale, query, ...expected] of list) {
    const found = await searchProgramme(document, query, { now });
    const missing = expected.filter((one) => !isAnswered(document, found, one));
    if (isDeadEnd(found)) missing.push('anything');
    if (missing.length > 0) wrong.push(`${locale} « ${query} »: ${missing.join(', ')}`);
  }
  return wrong;
}

/** No kind of question may fall below this, whatever improves another kind. */
const AT_LEAST_OF_EACH = 0.85;

describe('what visitors type', () => {
  it('is found among the first three', async () => {
    const document = sixDaysPublished();
    const wrong = await unanswered(demonstrationPublished(), askedOfDemonstration, BEFORE);
    let asked = askedOfDemonstration.length;
    for (const [kind, list] of Object.entries(askedOfSixDays)) {
      const ofKind = await unanswered(document, list, THURSDAY_AFTERNOON);
      expect.soft(1 - ofKind.length / list.length, `${kind}\n${ofKind.join('\n')}`).toBeGreaterThan(AT_LEAST_OF_EACH);
      wrong.push(...ofKind);
      asked += list.length;
    }
    const score = (asked - wrong.length) / asked;
    console.info(`${asked - wrong.length} of ${asked} queries (${(score * 100).toFixed(1)} %)`);
    expect(asked).toBeGreaterThanOrEqual(120);
    expect(score, wrong.join('\n')).toBeGreaterThanOrEqual(AT_LEAST);
  });
});
