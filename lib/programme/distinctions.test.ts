import { expect, it } from 'vitest';
import type { DocumentEvent, DocumentItem, DocumentVersion } from '#lib/model/documents.ts';
import type { SaidAccess } from '#lib/model/room-access.ts';
import { distinctionsOf } from './distinctions.ts';
import { indexDocument } from './document-index.ts';
import { exampleDocument, exampleEvent, exampleItem } from './testing.ts';

const vostfr: DocumentVersion = { spoken: ['sw'], subtitles: ['fr'], sdh: false, ad: false };
const vf: DocumentVersion = { spoken: ['fr'], subtitles: [], sdh: false, ad: false };
const unsaid: DocumentVersion = { spoken: [], subtitles: [], sdh: true, ad: false };
const film = (more: Partial<DocumentItem> = {}) => exampleItem({ kind: 'film', film: 4, version: vostfr, ...more });
const debate = (more: Partial<DocumentItem> = {}) => exampleItem({ kind: 'debate', ...more });
const end = { startsAt: '2026-06-06T10:00', endsAt: '2026-06-06T12:00' };
const showing = (items: DocumentItem[], more: Partial<DocumentEvent> = {}) =>
  exampleEvent({ number: 1, title: { fr: 'Terre rare' }, items, ...end, ...more });

/** Two rooms with different properties: 2 with the first, 3 with the second. */
const between = (here: DocumentEvent, there: DocumentEvent, ...said: (SaidAccess | undefined)[]) => {
  const rooms = exampleDocument().rooms.map((room, i) => ({
    ...room,
    wheelchairPlaces: null,
    ...(said[i] ? { access: said[i] } : {}),
  }));
  const index = indexDocument({ ...exampleDocument(), rooms });
  return distinctionsOf(
    { ...here, rooms: [{ room: 2, use: 'main' }] },
    { ...there, rooms: [{ room: 3, use: 'main' }] },
    4,
    index,
  );
};

it.each<[string, DocumentItem[], DocumentItem[], unknown[]]>([
  ['nothing between two alike', [film(), debate()], [film(), debate()], []],
  ['another copy', [film()], [film({ version: vf })], [{ kind: 'version', there: vf, here: vostfr }]],
  ['nothing of a copy where none was named here', [film({ version: null })], [film()], []],
  ['nothing of a copy that nobody named', [film()], [film({ version: null })], []],
  ['nothing of a copy whose language nobody said', [film()], [film({ version: unsaid })], []],
  ['a debate more', [film()], [film(), debate()], [{ kind: 'debate' }]],
  ['a debate less', [film(), debate()], [film()], [{ kind: 'no-debate' }]],
  ['nothing of an access that nobody spoke of there', [film({ access: ['ad'] })], [film()], []],
  ['nothing of an access that nobody spoke of here', [film()], [film({ access: ['sdh'] })], []],
])('tells %s', (_, here, there, expected) => {
  expect(between(showing(here), showing(there))).toEqual(expected);
});

it('says that there is no debate only where the end is known', () => {
  const open = showing([film()], { endIsApproximate: true });
  expect(between(showing([film(), debate()]), open)).toEqual([]);
});

it('says that an access is not there only where an organiser said no', () => {
  const [here, there] = [showing([film()]), showing([film()])];
  expect(between(here, there, { wheelchair: true }, { wheelchair: false })).toEqual([
    { kind: 'no-access', access: 'wheelchair' },
  ]);
  expect(between(here, there, { wheelchair: true, loop: true })).toEqual([]);
  expect(between(here, there, undefined, { wheelchair: false })).toEqual([]);
});

it('says nothing of a showing that is cancelled', () => {
  const cancelled = showing([film({ version: vf })], { status: 'cancelled' });
  expect(between(showing([film()]), cancelled)).toEqual([]);
});
