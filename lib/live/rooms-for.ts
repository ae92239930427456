import type { Bilingual } from '../i18n/text.ts';
import type { TeamDocument, TeamEvent } from '../programme/documents.ts';
import type { BoardEvent } from './day-board.ts';

/** A room a séance could go to. `busyWith`: what stands there meanwhile, null when it is free. */
export type RoomChoice = {
  number: number;
  name: Bilingual;
  seats: number | null;
  busyWith: Bilingual | null;
};

/**
 * The other rooms for a séance from its doors until its room is free, as late as it is: free ones first, those with enough seats before the others, then
 * in the festival's order. Wall clocks of one zone compare as texts.
 */
export function roomsFor(
  document: TeamDocument,
  shown: Pick<BoardEvent, 'number' | 'startsAt' | 'endsAt' | 'cues'>,
): RoomChoice[] {
  const event = document.events.find(({ number }) => number === shown.number);
  if (!event) return [];
  const own = event.rooms.find(({ use }) => use === 'main')?.room ?? event.rooms[0]?.room;
  const needed = event.capacity ?? document.rooms.find(({ number }) => number === own)?.seats ?? 0;
  const from = shown.cues[0]?.at ?? shown.startsAt;
  const to = shown.cues.at(-1)?.at ?? shown.endsAt ?? shown.startsAt;
  const choices = document.rooms
    .filter(({ number, kind }) => number !== own && kind !== 'online')
    .map(
      ({ number, name, seats }): RoomChoice => ({
        ...{ number, name, seats },
        busyWith: busyWith(document, number, event, from, to),
      }),
    );
  const rank = ({ busyWith: busy, seats }: RoomChoice) =>
    (busy === null ? 0 : 2) + (seats !== null && seats < needed ? 1 : 0);
  return choices
    .map((choice, i) => ({ choice, i }))
    .sort((a, b) => rank(a.choice) - rank(b.choice) || a.i - b.i)
    .map(({ choice }) => choice);
}

function busyWith(
  { events, blocks }: TeamDocument,
  room: number,
  subject: TeamEvent,
  from: string,
  to: string,
): Bilingual | null {
  const event = events.find(
    (one) =>
      one.number !== subject.number &&
      one.status === 'planned' &&
      one.startsAt !== null &&
      one.rooms.some((there) => there.room === room) &&
      (one.doorsAt ?? one.startsAt) < to &&
      from < (one.freeAt ?? one.endsAt ?? one.startsAt),
  );
  if (event) return event.title;
  const block = blocks.find(
    (one) => one.kind === 'set-up' && one.rooms.includes(room) && one.startsAt < to && from < one.endsAt,
  );
  return block ? block.title : null;
}
