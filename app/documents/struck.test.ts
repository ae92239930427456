import { expect, it } from 'vitest';
import { programmeOf } from '#app/_components/programme/programme.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { markupOf } from './markup.ts';
import { releasedPage } from './outlets.tsx';

const onScreens = ['/days/2026-06-06', '/events/10', '/now/2026-06-06'];
const onPaper = ['/print/grid', '/print/pocket', '/print/door/3/2026-06-06'];

it.each([...onScreens, ...onPaper])('what is cancelled is struck through on %s, what is put off is not', (tail) => {
  const drawn = (isPostponed: boolean) => {
    const document = exampleDocument();
    for (const event of document.events) Object.assign(event, { status: 'cancelled', isPostponed });
    const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
    const page = releasedPage({ programme, released: null, at: '2026-06-01T08:00:00Z' }, tail);
    const html = markupOf(page?.body);
    return [/class="[^"]*\boff\b/.test(html), html.includes(isPostponed ? 'Report' : 'Annul')];
  };
  expect(drawn(false)).toEqual([true, true]);
  expect(drawn(true)).toEqual([false, true]);
});
