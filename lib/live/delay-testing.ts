import type { TeamDocument } from '#lib/model/documents.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { draftOf, eventOf, itemOf, roomOf } from '#lib/model/draft-testing.ts';
import { freeze } from '#lib/programme/release.ts';
import { choiceSentences, delayHeading } from './day-sentences.ts';
import type { DelayChoice, DelayPreview, DelayScene } from './delay.ts';

const DAY = '2026-11-28';

/**
 * A séance at an hour of the day (`09:30`), of a film of so many minutes and a debate (0: none), in
 * room 1 unless it says otherwise.
 */
export const seance = (id: number, hour: string, film: number, debate = 0, own: Partial<DraftEvent> = {}) =>
  eventOf(id, {
    title: { fr: `S${id}`, en: `S${id}` },
    startsAt: hour.length > 5 ? hour : `${DAY}T${hour}`,
    items: [
      itemOf(id * 100 + 1, { kind: 'film', minutes: film }),
      ...(debate > 0 ? [itemOf(id * 100 + 2, { kind: 'debate', minutes: debate })] : []),
    ],
    ...own,
  });

export const inRoom = (...roomIds: number[]): Pick<DraftEvent, 'rooms'> => ({
  rooms: roomIds.map((roomId, i) => ({ roomId, use: i === 0 ? 'main' : 'overflow' })),
});

/** A break or a set-up in room 1 (or `rooms`; none: all of them). */
export const block = (kind: 'break' | 'set-up', hour: string, minutes: number, roomIds: number[] = [1]) => ({
  id: Number(hour.replace(':', '')),
  festivalId: 1,
  kind,
  title: kind === 'break' ? { fr: 'Pause de midi', en: 'Lunch' } : {},
  startsAt: hour.length > 5 ? hour : `${DAY}T${hour}`,
  minutes,
  version: 1,
  roomIds,
});

/** The team document of a draft: rooms 1 to 3, or those of the case. */
export function teamOf(events: DraftEvent[], own: Parameters<typeof draftOf>[1] = {}): TeamDocument {
  const rooms = [1, 2, 3].map((id) => roomOf(id));
  return freeze(draftOf(events, { rooms, ...own }), null, { number: 1, at: '2026-11-01T09:00:00.000Z' }).team;
}

export const sceneOf = (
  document: TeamDocument,
  delays: Record<number, number> = {},
  own: Partial<DelayScene> = {},
): DelayScene => ({
  document,
  delays: new Map(Object.entries(delays).map(([number, delay]) => [Number(number), delay])),
  cuts: new Map(),
  ...own,
});

/** A choice in one line: what would be announced, and the sentences. */
export const told = (choice: DelayChoice, document: TeamDocument) =>
  `${choice.kind}${choice.kind === 'shorten' ? ` ${choice.from}→${choice.to}` : ''} ${choice.delays
    .map(({ event, delay, cut }) => `${event}+${delay}${cut ? `-${cut}` : ''}`)
    .join(' ')} | ${choiceSentences(choice, document, 'fr').join(' ').replace(/[  ]/g, ' ')}`;

export const headed = (preview: DelayPreview, document: TeamDocument) =>
  delayHeading(preview, document, 'fr').join(' ').replace(/[  ]/g, ' ');
