import type { DraftEvent } from '#lib/model/draft.ts';
import { holdsOne, type Occupation, occupationOf } from './occupations.ts';
import type { PairRule } from './pair-rule.ts';
import { eventDayOf } from './prepared.ts';
import { worstOf } from './scope.ts';

/**
 * Whether it continues the other one (« Suite de ») in the same room: the public stays, so nobody
 * has to be let out and in again.
 */
const isItsSequel = (event: DraftEvent, first: DraftEvent) => event.continuesEventId === first.id;

/** The minutes to clear the first and to let the public into the second. */
export const changeover = (first: Occupation, second: Occupation) =>
  isItsSequel(second.content.event, first.content.event) ? 0 : first.clear + second.doors;

/**
 * room-overlap and changeover-short: one warning for a pair of séances, about the room where it is
 * worst.
 */
export const roomRule: PairRule<Occupation> = {
  by: 'byRoom',
  about: () => 0,
  level: () => 'blocking',
  holds(prepared, event, roomId) {
    const held = holdsOne(prepared, roomId) ? occupationOf(prepared, event, roomId) : null;
    return held ? [held] : [];
  },
  apart(_, one, other) {
    const contents = [one.content, other.content] as const;
    return { alone: contents, near: contents, gaps: [changeover(one, other), changeover(other, one)] };
  },
  warn(scope, failed) {
    const needed = ({ first, second }: (typeof failed)[number]) => first.clear + second.doors;
    const { first, second, overlap, missing } = worstOf(
      failed,
      (a, b) => (needed(a) - needed(b) || b.first.roomId - a.first.roomId) > 0,
    );
    const { roomId, clear, content } = first;
    const rooms = failed.map((one) => one.first.roomId).sort((a, b) => a - b);
    const common = {
      eventIds: [content.event.id, second.content.event.id],
      day: eventDayOf(scope, content.event),
      roomId,
    };
    const facts = `rooms ${rooms.join(',')} ${content.when} ${second.content.when}`;
    if (overlap > 0) return [{ ...common, code: 'room-overlap', level: 'blocking', minutes: overlap, facts }];
    return [
      {
        ...common,
        code: 'changeover-short',
        level: 'warning',
        missingMinutes: missing,
        facts: `${facts} clear ${clear} doors ${second.doors}`,
      },
    ];
  },
};
