import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/markup.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { exampleDocument, exampleEvent } from '#lib/programme/testing.ts';
import { programmeOf } from './programme.ts';
import { ScreenPage } from './screen-page.tsx';

it('tells a change until what changed is over, as far as anybody knows now', () => {
  const previousStart = { startsAt: '2026-06-06T08:00', startInstant: '2026-06-06T06:00:00.000Z', day: '2026-06-06' };
  const moved = { title: { fr: 'x' }, previousStart, startsAt: '2026-06-06T09:00' };
  const made = exampleDocument({
    events: [
      exampleEvent({ ...moved, number: 1, admission: 'drop-in' }),
      exampleEvent({ ...moved, number: 2, endsAt: '2026-06-06T10:00' }),
    ],
  });
  const late = { places: null, delay: 20, notices: [] };
  const document = { ...made, live: { events: new Map([[2, late]]), notices: [] } };
  const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
  const page = markupOf(<ScreenPage programme={programme} room={null} drawnAt="2026-06-06T06:30:00.000Z" />);
  const changes = page.slice(page.indexOf('data-changes'));
  expect(Array.from(changes.matchAll(/data-end="([^"]*)"/g), ([, end]) => end)).toEqual([
    '2026-06-07T03:00:00.000Z',
    '2026-06-06T10:20:00.000Z',
  ]);
});
