import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { rowByNumber, rowsOfFestival } from '#db/rows.ts';
import { exchanges, people, problems, readBriefings } from '#db/schema/index.ts';
import { importLists } from '#lib/exchange/lists/bound-list.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { colonOf } from '#lib/i18n/typeset.ts';
import type { Recipient } from '#lib/messages/queue.ts';
import { receivedBy } from '#lib/messages/written.ts';
import type { Authorized, Festival } from '#lib/policy.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { formatDate, formatInstant, formatWall } from '#lib/time/format.ts';
import { readEmergencyContact } from '#lib/volunteers/emergency-contact.ts';
import { planOf } from '#lib/volunteers/plan.ts';
import { shiftSpeaker } from '#lib/volunteers/say-shift.ts';

type Section = { title: string; lines: readonly string[] };

/**
 * Everything that a festival has stored about a volunteer, as readable text; of their emergency
 * contact only that there is one. Null for somebody who is not of this festival. `now` is an
 * instant.
 */
export function volunteerFile(festival: Authorized<'health'>, id: number, locale: Locale, now: string): string | null {
  const { db } = festival;
  const plan = planOf(festival.id, db);
  const volunteer = plan.volunteers.find((one) => one.id === id);
  if (!volunteer) return null;
  const t = translator(locale, 'desk');
  const state = translator(locale, 'volunteers');
  const { at } = shiftSpeaker(plan.names, locale);
  const own = plan.assignments.filter(({ volunteerId }) => volunteerId === id);
  const shifts = own.map((row) => {
    const shift = plan.prepared.shifts.get(row.shiftId);
    const taskId = plan.shifts.find(({ id }) => id === row.shiftId)?.taskId ?? 0;
    // A shift of a séance without a time has none either.
    const said = shift
      ? `${formatDate(dateOfHour(shift.startsAt), locale)}${colonOf(locale)}${at(shift)}`
      : inLocale(plan.names.tasks.get(taskId)?.name, locale);
    return `${said} (${state(`state.${row.state}`)})`;
  });
  const told = db
    .select()
    .from(problems)
    .where(and(eq(problems.festivalId, festival.id), eq(problems.volunteerId, id)))
    .all();
  const messages = rowsOfFestival(db, exchanges, festival.id).filter(
    ({ assignmentId, message }) => message !== '' && own.some((row) => row.id === assignmentId),
  );
  const read = db
    .select()
    .from(readBriefings)
    .where(and(eq(readBriefings.festivalId, festival.id), eq(readBriefings.volunteerId, id)))
    .all();
  const dated = (instant: string, text: string) =>
    `${formatInstant(instant, festival.timeZone, locale)}${colonOf(locale)}${text}`;
  return fileOf(festival, volunteer.name, locale, now, [
    {
      title: t('personFile.fields'),
      lines: fieldsOf(importLists.volunteers.rows(festival as unknown as Authorized<'volunteers'>, locale), id, locale),
    },
    {
      title: translator(locale, 'coordination')('emergencyContact.title'),
      // The contact itself is in no file, because nobody can erase a downloaded file.
      lines: readEmergencyContact(festival, id, now).state === 'none' ? [] : [t('personFile.emergency')],
    },
    { title: t('personFile.shifts'), lines: shifts },
    {
      title: t('personFile.briefings'),
      lines: read.map((row) => dated(row.at, inLocale(plan.names.tasks.get(row.taskId)?.name, locale))),
    },
    { title: t('personFile.problems'), lines: told.map((row) => dated(row.at, `${row.kind} ${row.text}`.trim())) },
    { title: t('personFile.messages'), lines: messages.map((row) => dated(row.at, row.message)) },
    { title: t('personFile.sent'), lines: sentTo(festival, { kind: 'volunteer', id }, locale) },
  ]);
}

/** The same for a guest, by their number. */
export function guestFile(
  festival: Authorized<'private-facts'>,
  number: number,
  locale: Locale,
  now: string,
): string | null {
  const { db, id: festivalId } = festival;
  const person = rowByNumber(db, people, festivalId, number);
  if (!person) return null;
  const t = translator(locale, 'desk');
  // Somebody who may read private data may read everything else too.
  const rows = importLists.people.rows(festival as unknown as Authorized<'read'>, locale);
  const seances = appearancesOf(festivalId, { personId: person.id }, db).map(({ title, startsAt }) =>
    [startsAt ? formatWall(startsAt, locale) + colonOf(locale) : '', inLocale(title, locale)].join(''),
  );
  return fileOf(festival, person.name, locale, now, [
    { title: t('personFile.fields'), lines: fieldsOf(rows, number, locale) },
    { title: t('personFile.seances'), lines: seances },
    { title: t('personFile.sent'), lines: sentTo(festival, { kind: 'guest', id: person.id }, locale) },
  ]);
}

/** What was sent to somebody, in this language if it was written in it. */
const sentTo = ({ db, id, timeZone }: Festival & { db: Db }, to: Recipient, locale: Locale): string[] =>
  receivedBy(db, id, to).map(
    ({ delivery, message }) =>
      `${formatInstant(delivery.sentAt ?? message.createdAt, timeZone, locale)}${colonOf(locale)}${inLocale(delivery.text ?? message.text, locale)}`,
  );

type Rows = ReturnType<(typeof importLists)['people']['rows']>;

/** A row of one of our lists, with the heading of each cell. */
function fieldsOf(rows: Rows, number: number, locale: Locale): string[] {
  const [headings = [], ...all] = rows;
  const row = all.find(([first]) => Number(first) === number) ?? [];
  return headings.flatMap((heading, column) => {
    const cell = row[column];
    return column === 0 || cell === null || cell === undefined || cell === ''
      ? []
      : [`${heading}${colonOf(locale)}${cell}`];
  });
}

function fileOf(festival: Festival, name: string, locale: Locale, now: string, sections: readonly Section[]): string {
  const t = translator(locale, 'desk');
  const lead = t('personFile.lead', {
    festival: inLocale(festival.name, locale),
    when: formatInstant(now, festival.timeZone, locale),
  });
  const parts = sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, lines }) => [title, '', ...lines, ''].join('\n'));
  return [name, '', lead, '', ...parts, t('personFile.history'), ''].join('\n');
}
