import { expect, it, vi } from 'vitest';
import type { Programme } from '#app/_components/programme/programme.ts';
import { markupOf } from '#app/documents/document.tsx';
import { exampleDocument } from '#lib/programme/testing.ts';
import type { OpenedSelection } from '#lib/selections/queries.ts';
import { OwnPush } from './my-page.tsx';
import { selectionWordsOf } from './words-of.ts';

it('offers notifications about the chosen séances until the festival is over', () => {
  vi.stubEnv('LANTERNE_SECRET', 'x'.repeat(40));
  const document = exampleDocument();
  const programme = { document, locale: 'fr' } as Programme;
  const opened = { festival: { slug: document.festival.slug } } as OpenedSelection;
  const isOffered = (now: string) =>
    markupOf(
      <OwnPush programme={programme} words={selectionWordsOf('fr', document)} token="t" opened={opened} now={now} />,
    ).includes('&quot;isOffered&quot;:true');
  expect([isOffered('2026-06-07T10:00:00.000Z'), isOffered('2026-06-09T10:00:00.000Z')]).toEqual([true, false]);
});
