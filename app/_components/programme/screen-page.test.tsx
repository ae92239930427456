import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/document.tsx';
import { programmeBase } from '#lib/i18n/paths.ts';
import type { DocumentRoom } from '#lib/model/documents.ts';
import { exampleDocument, exampleEvent } from '#lib/programme/testing.ts';
import { programmeOf } from './programme.ts';
import { ScreenPage } from './screen-page.tsx';

it('says on the old day where and when a séance is that moved to another room and day', () => {
  const made = exampleDocument();
  const [left, now] = made.rooms as [DocumentRoom, DocumentRoom];
  const event = exampleEvent({
    number: 1,
    title: { fr: 'Déplacée' },
    startsAt: '2026-06-07T20:30',
    endsAt: '2026-06-07T22:00',
    rooms: [{ room: now.number, use: 'main' }],
    previousStart: { day: '2026-06-06', startsAt: '2026-06-06T20:00', startInstant: '2026-06-06T18:00:00.000Z' },
    previousRoom: left.number,
  });
  const base = programmeBase('fr', 'f');
  const programme = programmeOf({ document: { ...made, events: [event] }, locale: 'fr', base, siteUrl: null });
  const changes = (room: DocumentRoom | null) => {
    const page = markupOf(<ScreenPage programme={programme} room={room} drawnAt="2026-06-06T17:30:00.000Z" />);
    return page.split('data-changes=""')[1] ?? '';
  };
  const gone = changes(left);
  expect(gone).toContain('data-day="2026-06-06"');
  expect(gone.replace(/<[^>]*>/g, '')).toMatch(/dim\.\s7\sjuin, .*20\sh\s30.*Déplacée.*→/su);
  for (const room of [now, null]) expect(changes(room)).toContain('data-day="2026-06-07 2026-06-06"');
});
