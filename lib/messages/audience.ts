import { rowsOfFestival } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { gather } from '#lib/grouped.ts';
import { shownNumber } from '#lib/i18n/contacts-in.ts';
import { inDictionaryOrder } from '#lib/i18n/dictionary-order.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { NBSP, typeset } from '#lib/i18n/typeset.ts';
import { byId } from '#lib/model/keyed.ts';
import type { Authorized } from '#lib/policy.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { type VolunteersBoard, volunteersBoard } from '#lib/volunteers/board.ts';
import { briefingReaders } from '#lib/volunteers/briefings.ts';
import { csvOf } from '#lib/volunteers/csv.ts';
import { linkedVolunteers } from '#lib/volunteers/links.ts';
import { isCountedOn } from '#lib/volunteers/planning.ts';
import { reconfirmSentence } from '#lib/volunteers/reconfirm.ts';
import { type MessageReader, readersOf } from './readers.ts';
import type { MessageAudience } from './schema.ts';

/**
 * Somebody to be written to, with the reason, and their name for coordinators. `isHidden`: they
 * have a page whose address can no longer be shown.
 */
export type Addressee = MessageReader &
  Readonly<{ called: string; isHidden: boolean; unseen: number; why: readonly string[] }>;

/** The language of the reasons, and the instant at which the audience is determined. */
type Asked = Readonly<{ locale: Locale; now: string }>;

/** The audience, by name. Contains contacts and private addresses, so it is for the desk only. */
export function addresseesOf(
  festival: Authorized<'volunteers'>,
  board: VolunteersBoard,
  audience: MessageAudience,
  asked: Asked,
): Addressee[] {
  const all =
    audience.who === 'guests'
      ? guestsOf(festival, board, audience)
      : audience.who === 'team'
        ? teamOf(festival, audience)
        : volunteersOf(festival, board, audience, asked);
  return inDictionaryOrder(all, ({ name }) => name, asked.locale);
}

const plain = (reader: MessageReader): Addressee => ({
  ...reader,
  called: reader.name,
  isHidden: false,
  unseen: 0,
  why: [],
});

function volunteersOf(
  festival: Authorized<'volunteers'>,
  board: VolunteersBoard,
  audience: MessageAudience,
  { locale, now }: Asked,
): Addressee[] {
  const readers = byId(readersOf(festival.db, festival, 'volunteer'));
  const linked = linkedVolunteers(festival.id, festival.db);
  const onShift = whoHolds(board, audience);
  const unread = audience.who === 'unread' ? tasksToRead(festival, now) : new Map<number, number[]>();
  const taskName = (id: number) => inLocale(board.plan.names.tasks.get(id)?.name, locale);
  const t = translator(locale, 'coordination');
  return board.people.flatMap(({ id, unseen, unanswered, toReconfirm, minutes }): Addressee[] => {
    const reader = readers.get(id);
    const held = onShift?.get(id);
    // If the audience is limited to a shift, only what has to be read for it counts.
    const toRead = (unread.get(id) ?? []).filter((task) => !onShift || held?.has(task));
    const isMeant = {
      all: true,
      unseen: unseen.length > 0,
      unanswered: unanswered > 0,
      came: minutes.done > 0,
      reconfirm: toReconfirm.length > 0,
      unread: toRead.length > 0,
      guests: false,
      team: false,
    }[audience.who];
    if (!reader || !isMeant || (onShift && !held)) return [];
    return [
      {
        ...reader,
        name: typeset(reader.name, locale),
        called: typeset(board.plan.names.volunteers.get(id)?.name ?? reader.name, locale),
        isHidden: reader.link === null && linked.has(id),
        unseen: unseen.length,
        why: [
          ...toReconfirm.map((one) => reconfirmSentence(one, board.plan.names, locale)),
          ...(toRead.length > 0 ? [t('messages.toRead', { tasks: toRead.map(taskName).join(', ') })] : []),
        ],
      },
    ];
  });
}

/** The tasks whose briefing each volunteer has not read yet. */
function tasksToRead({ id, db }: Authorized<'volunteers'>, now: string): Map<number, number[]> {
  const tasks = new Map<number, number[]>();
  for (const [taskId, { unread }] of briefingReaders(id, now, db)) for (const one of unread) gather(tasks, one, taskId);
  return tasks;
}

/**
 * The volunteers assigned to a shift to which the audience is limited, with their tasks there; null
 * where it is not limited.
 */
function whoHolds(
  { plan }: VolunteersBoard,
  { task, room, event, day }: MessageAudience,
): ReadonlyMap<number, ReadonlySet<number>> | null {
  if (task === null && room === null && event === null && day === null) return null;
  const found = new Map<number, Set<number>>();
  for (const row of plan.assignments) {
    const shift = plan.prepared.shifts.get(row.shiftId);
    const isMeant =
      shift !== undefined &&
      (task === null || shift.taskId === task) &&
      (room === null || shift.roomId === room) &&
      (event === null || shift.eventId === event) &&
      (day === null || shift.day === day);
    if (isMeant && isCountedOn(row))
      found.set(row.volunteerId, (found.get(row.volunteerId) ?? new Set()).add(shift.taskId));
  }
  return found;
}

function guestsOf(
  festival: Authorized<'volunteers'>,
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

function teamOf(festival: Authorized<'volunteers'>, { role }: MessageAudience): Addressee[] {
  const readers = readersOf(festival.db, festival, 'team');
  if (role === null) return readers.map(plain);
  const members = rowsOfFestival(festival.db, t.memberships, festival.id).filter((one) => one.role === role);
  const meant = new Set(members.map(({ userId }) => userId));
  return readers.filter(({ id }) => meant.has(id)).map(plain);
}

/** The most rows of the file: volunteers, guests and team together are fewer. */
const MAX_ROWS = 5000;

/**
 * A telephone number in a form that a spreadsheet leaves alone and a mail merge can use: digits
 * alone with a leading zero would be read as a number and lose it, and a plus begins a formula and
 * would get an apostrophe; so the country code begins with 00.
 */
function asText(dialled: string): string {
  const number = dialled.replace(/^\+/, '00');
  const shown = shownNumber(number).replaceAll(NBSP, ' ');
  return /^0\d+$/.test(shown) ? shown.replace(/\d\d(?=\d)/g, '$& ') : shown;
}

/** The audience as a table for a mail merge. */
export function contactsCsv(
  festival: Authorized<'volunteers'>,
  audience: MessageAudience,
  now: string,
  locale: Locale,
): string {
  const t = translator(locale, 'coordination');
  const people = addresseesOf(festival, volunteersBoard(festival, now), audience, { locale, now }).slice(0, MAX_ROWS);
  const heads = [t('messages.file.name'), t('messages.file.number'), t('messages.file.mail'), t('messages.file.link')];
  const rows = people.map(({ name, phones, mail, link }) => [name, asText(phones[0] ?? ''), mail ?? '', link ?? '']);
  return csvOf([heads, ...rows], locale);
}
