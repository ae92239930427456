import { describe, expect, it } from 'vitest';
import type { SaidOfAccess } from '#db/enums.ts';
import { draftOf, eventOf, filmOf, itemOf, roomOf, versionOf } from '#lib/model/draft-testing.ts';
import { roomAccessOf } from '#lib/model/said-access.ts';
import { accessOf } from '#lib/programme/access.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import { freeze } from '#lib/programme/release.ts';
import { accessSources, canPromise, promising, saidIn } from './access-of-parts.ts';
import { accessValues } from './form-values.ts';

const copy = versionOf(10, 1, { sdh: true });
const room = roomOf(1, { abilities: ['loop'], lacks: ['wheelchair'] });

/** What the form of a séance shows, and what readers of its release are told. */
function told(...parts: { kind: 'film' | 'debate' | 'break'; said?: SaidOfAccess[] }[]) {
  const items = parts.map(({ kind, said = [] }, i) =>
    itemOf(100 + i, { kind, access: said, ...(kind === 'film' && { filmId: 1, filmVersionId: 10 }) }),
  );
  const draft = draftOf([eventOf(10, { items, rooms: [{ roomId: 1, use: 'main' }] })], {
    rooms: [room],
    films: [filmOf(1, { versions: [copy] })],
  });
  const { public: document } = freeze(draft, null, { number: 1, at: '2026-10-01T09:00:00.000Z' });
  const [event] = document.events;
  if (!event) throw new Error('not published');
  const { whole, partly, lacking } = accessOf(event, indexDocument(document));
  const sources = accessSources(
    items.map((item) => ({ kind: item.kind, said: item.access, copy: item.filmId === null ? null : copy })),
    roomAccessOf(room),
  );
  return {
    form: sources.map(({ by, has, access, parts: places }) => `${by} ${has ? '' : 'no '}${access} ${places ?? 'all'}`),
    read: [...whole, ...partly.map((one) => `partly ${one.access}`), ...lacking.map((one) => `no ${one}`)],
    copies: event.items.flatMap(({ version }) => version?.sdh ?? []),
  };
}

describe('the access of a séance and where it comes from', () => {
  it('is that of its room and its copy unless something else is stated', () => {
    expect(told({ kind: 'film' })).toEqual({
      form: ['room loop all', 'room no wheelchair all', 'copy sdh all'],
      read: ['sdh', 'loop', 'no wheelchair'],
      copies: [true],
    });
    expect(told().form).toEqual(['room loop all', 'room no wheelchair all']);
  });

  it('is replaced by what is stated for all parts', () => {
    expect(told({ kind: 'film', said: ['wheelchair', 'no-sdh', 'no-loop'] })).toEqual({
      form: ['part no sdh all', 'part no loop all', 'part wheelchair all'],
      read: ['wheelchair', 'no loop'],
      copies: [false],
    });
  });

  it('is another of one part, and a break says nothing', () => {
    expect(told({ kind: 'film' }, { kind: 'break' }, { kind: 'debate', said: ['no-loop', 'lsf'] })).toMatchObject({
      form: ['room loop 0', 'room no wheelchair all', 'copy sdh 0', 'part lsf 2', 'part no loop 2'],
      read: ['partly lsf', 'partly sdh', 'partly loop', 'no wheelchair'],
    });
  });
});

it('a form holds what a part states, and nothing where room and copy speak', () => {
  for (const said of [[], ['lsf', 'no-loop'], ['sdh', 'relaxed', 'no-wheelchair']] satisfies SaidOfAccess[][])
    expect(saidIn(accessValues(said))).toEqual(said);
  expect(accessValues([])).toMatchObject({ lsf: false, loop: '' });
  // As a form without scripts posts it.
  expect(saidIn({ lsf: 'on', loop: 'no', sdh: '', constructor: 'yes' })).toEqual(['lsf', 'no-loop']);
});

it('a promise for several séances at once replaces a denial, and leaves breaks out', () => {
  const pause = itemOf(2, { kind: 'break' });
  const parts = [itemOf(1, { access: ['lsf', 'no-loop'] }), pause];
  expect(promising(parts, 'loop').map(({ access }) => access)).toEqual([['lsf', 'loop'], []]);
  expect([parts, [pause], []].map(canPromise)).toEqual([true, false, false]);
});
