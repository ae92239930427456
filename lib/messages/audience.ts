import { eq } from 'drizzle-orm';
import * as t from '#db/schema/index.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { typeset } from '#lib/time/format.ts';
import type { VolunteersBoard } from '#lib/volunteers/board.ts';
import { linkedVolunteers } from '#lib/volunteers/links.ts';
import type { Coordinating } from '#lib/volunteers/mutations.ts';
import { isActive } from '#lib/volunteers/planning.ts';
import { reconfirmSentence } from '#lib/volunteers/reconfirm.ts';
import { type MessageReader, readersOf } from './readers.ts';
import type { MessageAudience } from './schema.ts';

/** Somebody to be written to, with why. `isHidden`: they have a page whose address cannot be shown any more. */
export type Addressee = MessageReader & Readonly<{ isHidden: boolean; unseen: number; why: readonly string[] }>;

/** Who is meant, by name. Holds contacts and private addresses: for the desk. */
export function addresseesOf(
  festival: Coordinating,
  board: VolunteersBoard,
  audience: MessageAudience,
  locale: Locale,
): Addressee[] {
  const all =
    audience.who === 'guests'
      ? guestsOf(festival, board, audience)
      : audience.who === 'team'
        ? teamOf(festival, audience)
        : volunteersOf(festival, board, audience, locale);
  return all.sort((a, b) => a.name.localeCompare(b.name, locale));
}

const plain = (reader: MessageReader): Addressee => ({ ...reader, isHidden: false, unseen: 0, why: [] });

function volunteersOf(
  festival: Coordinating,
  board: VolunteersBoard,
  audience: MessageAudience,
  locale: Locale,
): Addressee[] {
  const readers = new Map(readersOf(festival.db, festival, 'volunteer').map((reader) => [reader.id, reader]));
  const linked = linkedVolunteers(festival.id, festival.db);
  const onShift = whoHolds(board, audience);
  return board.people.flatMap(({ id, unseen, toReconfirm }): Addressee[] => {
    const reader = readers.get(id);
    const isMeant = audience.who === 'all' || (audience.who === 'unseen' ? unseen.length > 0 : toReconfirm.length > 0);
    if (!reader || !isMeant || (onShift && !onShift.has(id))) return [];
    return [
      {
        ...reader,
        name: typeset(reader.name, locale),
        isHidden: reader.link === null && linked.has(id),
        unseen: unseen.length,
        why: toReconfirm.map((one) => reconfirmSentence(one, board.plan.names, locale)),
      },
    ];
  });
}

/** The volunteers with a shift that is narrowed to; null where nothing narrows. */
function whoHolds({ plan }: VolunteersBoard, { task, room, event, day }: MessageAudience): ReadonlySet<number> | null {
  if (task === null && room === null && event === null && day === null) return null;
  const isMeant = (shiftId: number) => {
    const shift = plan.prepared.shifts.get(shiftId);
    return (
      shift !== undefined &&
      (task === null || shift.taskId === task) &&
      (room === null || shift.roomId === room) &&
      (event === null || shift.eventId === event) &&
      (day === null || shift.day === day)
    );
  };
  return new Set(
    plan.assignments.filter((row) => isActive(row) && isMeant(row.shiftId)).map(({ volunteerId }) => volunteerId),
  );
}

function guestsOf(
  festival: Coordinating,
  { plan }: VolunteersBoard,
  { room, event, day }: MessageAudience,
): Addressee[] {
  const readers = readersOf(festival.db, festival, 'guest');
  if (room === null && event === null && day === null) return readers.map(plain);
  const { dayStartsAt } = festival;
  const events = plan.index.draft.events.filter(
    (one) =>
      (event === null || one.id === event) &&
      (room === null || one.rooms.some(({ roomId }) => roomId === room)) &&
      (day === null || (one.startsAt !== null && festivalDayOf(one.startsAt, dayStartsAt) === day)),
  );
  const there = new Set(events.flatMap(({ people }) => people.map(({ personId }) => personId)));
  return readers.filter(({ id }) => there.has(id)).map(plain);
}

function teamOf(festival: Coordinating, { role }: MessageAudience): Addressee[] {
  const readers = readersOf(festival.db, festival, 'team');
  if (role === null) return readers.map(plain);
  const members = festival.db
    .select({ id: t.memberships.userId, role: t.memberships.role })
    .from(t.memberships)
    .where(eq(t.memberships.festivalId, festival.id))
    .all();
  const meant = new Set(members.flatMap((one) => (one.role === role ? [one.id] : [])));
  return readers.filter(({ id }) => meant.has(id)).map(plain);
}
