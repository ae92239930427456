import { describe, expect, it } from 'vitest';
import { filmTitle } from '../films/title.ts';
import type { PublicDocument } from './documents.ts';
import { type Found, searchProgramme } from './search.ts';
import { type AskedQuery, askedOfDemonstration, askedOfSixDays } from './search-list-testing.ts';
import { demonstrationPublished, sixDaysPublished } from './search-testing.ts';

/** How much of the list has to be answered within the first three. */
const AT_LEAST = 0.18;

const plain = (text: string | undefined) => (text ?? '').replaceAll(/[«»]/g, '').trim();

/** Whether what is expected stands among the first three of its list. */
function isAnswered({ events, films, people }: Found, expected: string): boolean {
  const [, list, wanted = ''] = /^(\S+) ?(.*)$/.exec(expected) ?? [];
  const [name = '', at] = wanted.split(' @');
  const begins = (text: string | undefined) => plain(text).startsWith(plain(name));
  switch (list) {
    case 'event':
      return events
        .slice(0, 3)
        .some(({ title, startsAt }) => begins(title.fr ?? title.en) && (at === undefined || startsAt === at));
    case 'film':
      return films.slice(0, 3).some((film) => begins(film.originalTitle) || begins(filmTitle(film).fr));
    case 'person':
      return people.slice(0, 3).some(({ name: own }) => begins(own));
    default:
      return false;
  }
}

async function unanswered(document: PublicDocument, list: readonly AskedQuery[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const [locale, query, ...expected] of list) {
    const found = await searchProgramme(document, query);
    const missing = expected.filter((one) => !isAnswered(found, one));
    if (missing.length > 0) wrong.push(`${locale} « ${query} »: ${missing.join(', ')}`);
  }
  return wrong;
}

describe('what visitors type', () => {
  it('is found within the first three', async () => {
    const wrong = [
      ...(await unanswered(sixDaysPublished(), askedOfSixDays)),
      ...(await unanswered(demonstrationPublished(), askedOfDemonstration)),
    ];
    const asked = askedOfSixDays.length + askedOfDemonstration.length;
    const score = (asked - wrong.length) / asked;
    console.info(`${asked - wrong.length} of ${asked} queries (${(score * 100).toFixed(1)} %)`);
    expect(asked).toBeGreaterThanOrEqual(120);
    expect(score, wrong.join('\n')).toBeGreaterThanOrEqual(AT_LEAST);
  });
});
