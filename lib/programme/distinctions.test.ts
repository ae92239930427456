import { expect, it } from 'vitest';
import { distinctionsOf } from './distinctions.ts';
import type { DocumentEvent, DocumentItem, DocumentVersion } from './documents.ts';
import { exampleEvent, exampleItem } from './testing.ts';

const vostfr: DocumentVersion = { spoken: ['sw'], subtitles: ['fr'], sdh: false, ad: false };
const vf: DocumentVersion = { spoken: ['fr'], subtitles: [], sdh: false, ad: false };
const film = (more: Partial<DocumentItem> = {}) => exampleItem({ kind: 'film', film: 4, version: vostfr, ...more });
const debate = (more: Partial<DocumentItem> = {}) => exampleItem({ kind: 'debate', ...more });
const showing = (items: DocumentItem[], more: Partial<DocumentEvent> = {}) =>
  exampleEvent({ number: 1, title: { fr: 'Terre rare' }, items, ...more });

it.each<[string, DocumentItem[], DocumentItem[], unknown[]]>([
  ['nothing between two alike', [film(), debate()], [film(), debate()], []],
  ['another copy', [film()], [film({ version: vf })], [{ kind: 'version', there: vf, here: vostfr }]],
  [
    'a copy where none was named',
    [film({ version: null })],
    [film()],
    [{ kind: 'version', there: vostfr, here: null }],
  ],
  ['nothing of a copy that nobody named', [film()], [film({ version: null })], []],
  ['a debate more', [film()], [film(), debate()], [{ kind: 'debate' }]],
  ['a debate less', [film(), debate()], [film()], [{ kind: 'no-debate' }]],
  ['an access more', [film()], [film({ access: ['sdh'] })], [{ kind: 'access', access: 'sdh', items: null }]],
  ['an access less', [film({ access: ['ad'] })], [film()], [{ kind: 'no-access', access: 'ad' }]],
  [
    'an access in other parts only',
    [film({ access: ['lsf'] }), debate({ access: ['lsf'] })],
    [film(), debate({ access: ['lsf'] })],
    [{ kind: 'access', access: 'lsf', items: [debate({ access: ['lsf'] })] }],
  ],
])('tells %s', (_, here, there, expected) => {
  expect(distinctionsOf(showing(here), showing(there), 4)).toEqual(expected);
});

it('says nothing of a showing that is cancelled: nobody will go there', () => {
  const cancelled = showing([film({ version: vf })], { status: 'cancelled' });
  expect(distinctionsOf(showing([film()]), cancelled, 4)).toEqual([]);
});
