import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { done, history, NOW } from '#lib/history/testing.ts';
import type { AuthorizedVolunteer } from '#lib/policy.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { assignVolunteer, unassignVolunteer } from './assign.ts';
import { authorizeVolunteer, renewLink } from './links.ts';
import {
  checkIn,
  correctLines,
  countEntries,
  deleteChecklist,
  makeChecklists,
  markAbsent,
  settleProblem,
  tellProblem,
  tickLine,
} from './on-the-day.ts';
import { answerAssignment } from './own-acts.ts';
import { planOf } from './plan.ts';
import { shownStateOf } from './planning.ts';
import { assignmentKind, checklistKind, problemKind } from './roots.ts';
import { checklistSchema, entriesSchema, problemSchema } from './schema.ts';
import { secondsWaited } from './tapped-at.ts';
import { assignmentOf } from './testing.ts';
import { whoCould } from './warnings.ts';
import { volunteersFestival } from './working-testing.ts';

const LATER = '2026-05-01T10:05:00.000Z';

function begin() {
  const made = volunteersFestival();
  const { db, festival, put } = made;
  const behind = (name: string): AuthorizedVolunteer => {
    const opened = authorizeVolunteer(renewLink(festival, put.volunteer(name).id, NOW).token, NOW, db);
    if (!opened.ok) throw new Error(opened.reason);
    return opened.who;
  };
  const [ada, bob] = [behind('Ada'), behind('Bob')];
  const other = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 9 });
  return { ...made, ada, bob, other, shift: put.shift(put.task().id) };
}

describe('« Je suis là »', () => {
  it('arrives once, counts as yes, and is undone by the coordinator', () => {
    const { db, festival, ada, bob, put, shift } = begin();
    const { id } = put.assignment(shift.id, ada.volunteer.id);
    const here = { id, isThere: true, clientKey: 'here-key-1' };
    const first = checkIn(ada, here, NOW);
    expect(checkIn(ada, here, LATER)).toEqual(first);
    expect(checkIn(ada, { ...here, clientKey: 'here-key-2' }, LATER)).toEqual({ ok: true, id, batch: null });
    const read = () => assignmentKind.read(db, festival.id, id);
    expect(read()).toMatchObject({ checkedInAt: NOW, state: 'confirmed', agreedStartsAt: '2026-06-06T10:00' });
    expect(history(db).at(-1)).toBe('assignment checked-in was is by Ada');
    expect(() => checkIn(bob, here, NOW)).not.toThrow();
    expect(() => checkIn(bob, { ...here, clientKey: null }, NOW)).toThrow('notFound');
    checkIn(festival, { id, isThere: false, clientKey: null }, LATER);
    expect(read()).toMatchObject({ checkedInAt: null, state: 'confirmed' });
  });

  it('agrees to the hours to which the shift moved, at those hours', () => {
    const { db, festival, ada, put, shift } = begin();
    const agreed = { agreedStartsAt: '2026-06-06T08:00', agreedEndsAt: '2026-06-06T10:00' };
    const { id } = put.assignment(shift.id, ada.volunteer.id, { state: 'confirmed', ...agreed });
    const at = (instant: string, isThere: boolean) => {
      done(checkIn(ada, { id, isThere, clientKey: null }, instant));
      return assignmentKind.read(db, festival.id, id);
    };
    expect(at('2026-06-06T06:59:00.000Z', true)).toMatchObject({ state: 'confirmed', ...agreed });
    at('2026-06-06T06:59:30.000Z', false);
    expect(at('2026-06-06T07:00:00.000Z', true)).toMatchObject({
      state: 'confirmed',
      agreedStartsAt: '2026-06-06T10:00',
    });
  });
});

describe('« Absent·e »', () => {
  it('keeps somebody on the shift, makes their place free, and ends when they come', () => {
    const { db, festival, ada, put, shift, other } = begin();
    const { id } = put.assignment(shift.id, ada.volunteer.id);
    const read = () => assignmentKind.read(db, festival.id, id);
    const staffed = () => planOf(festival.id, db).prepared.on.get(shift.id);
    expect(staffed()).toEqual([ada.volunteer.id]);
    const absent = { id, isAbsent: true, clientKey: 'absent-key-1' };
    const first = markAbsent(festival, absent, NOW);
    expect(markAbsent(festival, absent, LATER)).toEqual(first);
    expect(read()).toMatchObject({ absentAt: NOW, checkedInAt: null, state: 'offered' });
    expect(history(db).at(-1)).toBe('assignment absent was is by Camille');
    expect(staffed()).toEqual([]);
    const proposed = whoCould(planOf(festival.id, db).prepared, shift.id).could.map(({ volunteerId }) => volunteerId);
    expect(proposed).not.toContain(ada.volunteer.id);
    checkIn(ada, { id, isThere: true, clientKey: null }, LATER);
    expect(read()).toMatchObject({ absentAt: null, checkedInAt: LATER });
    done(markAbsent(festival, { ...absent, clientKey: null }, LATER));
    done(markAbsent(festival, { id, isAbsent: false, clientKey: null }, LATER));
    expect(read()).toMatchObject({ absentAt: null, checkedInAt: null });
    const stranger = { ...festival, id: other.festivalId };
    expect(() => markAbsent(stranger, { ...absent, clientKey: null }, NOW)).toThrow('notFound');
  });

  it('is past for whoever comes back to the shift, by their own yes or the coordinator’s', () => {
    const { db, festival, ada, put, shift } = begin();
    const pair = { shiftId: shift.id, volunteerId: ada.volunteer.id };
    const { id } = put.assignment(pair.shiftId, pair.volunteerId, { state: 'confirmed' });
    const read = () => assignmentKind.read(db, festival.id, id);
    const answer = (to: 'confirmed' | 'declined') => answerAssignment(ada, { id, answer: to, clientKey: null }, LATER);
    done(markAbsent(festival, { id, isAbsent: true, clientKey: null }, NOW));
    done(answer('declined'));
    done(answer('confirmed'));
    expect(read()).toMatchObject({ state: 'confirmed', absentAt: null });
    done(checkIn(ada, { id, isThere: true, clientKey: null }, NOW));
    done(unassignVolunteer(festival, { id, clientKey: null }, NOW));
    done(assignVolunteer(festival, { ...pair, isConfirmed: true, clientKey: null }, LATER));
    expect(read()).toMatchObject({ state: 'confirmed', checkedInAt: null });
  });
});

describe('a tap that waited for a network', () => {
  const AT = '2026-06-06T08:40:00.000Z';
  const TAPPED = '2026-06-06T08:02:00.000Z';
  const waited = 38 * 60;

  it('has the hour it was made, as far as that can be', () => {
    const { db, festival, ada, put, shift } = begin();
    const { id } = put.assignment(shift.id, ada.volunteer.id);
    // The shift starts at 10:00 in Paris; people may be checked in from 9:00.
    for (const [seconds, at] of [
      [waited, TAPPED],
      [0, AT],
      [secondsWaited('-60'), AT],
      [secondsWaited('1e9'), AT],
      [secondsWaited('x'), AT],
      [3 * 3600, AT],
    ] as const) {
      checkIn(ada, { id, isThere: true, waited: seconds, clientKey: null }, AT);
      expect([seconds, assignmentKind.read(db, festival.id, id)?.checkedInAt]).toEqual([seconds, at]);
      checkIn(ada, { id, isThere: false, clientKey: null }, AT);
    }
    const told = done(tellProblem(ada, { ...problemSchema.parse({ kind: 'unwell' }), waited }, AT));
    expect(problemKind.read(db, festival.id, told.id)?.at).toBe(TAPPED);
    // The history records when it arrived.
    expect(db.select().from(t.changes).all().at(-1)).toMatchObject({ verb: 'told', at: AT });
  });

  it('counts at most a day of waiting, and anything else as none', () => {
    expect(['86400', '86401', '1.5', null].map(secondsWaited)).toEqual([86_400, 0, 0, 0]);
  });

  it('does not replace what was counted since', () => {
    const { db, festival, ada, made } = begin();
    const count = (of: string) => entriesSchema.parse({ eventId: made.eventIds[0], count: of });
    done(countEntries(festival, count('52'), '2026-06-06T08:30:00.000Z'));
    expect(countEntries(ada, { ...count('40'), waited }, AT)).toEqual({
      ok: true,
      id: expect.any(Number),
      batch: null,
      later: { by: 'Camille', at: '2026-06-06T08:30:00.000Z', isOwn: false },
    });
    expect(db.select().from(t.entryCounts).all()).toMatchObject([{ count: 52 }]);
    done(countEntries(ada, { ...count('60'), waited: 60 }, AT));
    expect(db.select().from(t.entryCounts).all()).toMatchObject([{ count: 60, at: '2026-06-06T08:39:00.000Z' }]);
  });
});

describe('« Un problème »', () => {
  it('is reported once, settled with who and when, and undone', () => {
    const { db, festival, ada, made, other } = begin();
    const input = problemSchema.parse({
      clientKey: 'problem-1',
      kind: 'equipment',
      text: 'Plus de son',
      roomId: made.roomIds[0],
    });
    const told = done(tellProblem(ada, input, NOW));
    expect(tellProblem(ada, input, NOW)).toEqual(told);
    expect(db.select().from(t.problems).all()).toHaveLength(1);
    expect(tellProblem(ada, { ...input, clientKey: null, roomId: other.roomIds[0] ?? 0 }, NOW)).toMatchObject({
      fields: { roomId: 'choice' },
    });
    const settled = done(settleProblem(festival, { id: told.id, isSettled: true, clientKey: null }, LATER));
    expect(problemKind.read(db, festival.id, told.id)).toMatchObject({
      settledAt: LATER,
      settledBy: 'Camille',
      text: 'Plus de son',
    });
    done(undoBatch(festival, settled.batch ?? '', LATER));
    expect(problemKind.read(db, festival.id, told.id)?.settledAt).toBeNull();
  });
});

describe('« Entrées »', () => {
  it('show the last count, with who made it and when; the history has the others', () => {
    const { db, festival, ada, made, other } = begin();
    const count = (values: object) => entriesSchema.parse({ eventId: made.eventIds[0], ...values });
    done(countEntries(ada, count({ count: '40', clientKey: 'count-key-1' }), NOW));
    done(countEntries(ada, count({ count: '99', clientKey: 'count-key-1' }), NOW));
    done(countEntries(festival, count({ count: '42' }), LATER));
    expect(db.select().from(t.entryCounts).all()).toMatchObject([
      { count: 42, byName: 'Camille', at: LATER, version: 2 },
    ]);
    expect(history(db).filter((line) => line.startsWith('entry-count'))).toEqual([
      'entry-count counted - is by Ada',
      'entry-count counted was is by Camille',
    ]);
    expect(countEntries(ada, count({ eventId: other.eventIds[0], count: '1' }), NOW)).toMatchObject({
      fields: { eventId: 'choice' },
    });
  });
});

describe('a checklist', () => {
  const lines = [{ fr: 'Lumières' }, { fr: 'Issue de secours', en: 'Emergency exit' }];

  it('is made for several rooms and days at once, ticked by a volunteer, and undone', () => {
    const { db, festival, ada, made, other } = begin();
    const days = ['2026-06-06', '2026-06-07'];
    const input = checklistSchema.parse({
      clientKey: 'list-key-1',
      roomIds: made.roomIds,
      days,
      moment: 'opening',
      lines,
    });
    const answer = done(makeChecklists(festival, input, NOW));
    expect(answer.count).toBe(4);
    expect(makeChecklists(festival, input, NOW)).toEqual(answer);
    const [list] = db.select().from(t.checklists).all();
    const read = () => checklistKind.read(db, festival.id, list?.id ?? 0);
    const tick = {
      checklistId: list?.id ?? 0,
      itemId: read()?.items[1]?.id ?? 0,
      isTicked: true,
      clientKey: 'tick-key-1',
    };
    done(tickLine(ada, tick, NOW));
    done(tickLine(ada, { ...tick, clientKey: 'tick-key-2' }, LATER));
    expect(read()?.items.map(({ tickedAt, tickedBy }) => [tickedAt, tickedBy])).toEqual([
      [null, ''],
      [NOW, 'Ada'],
    ]);
    // With one more row for the same rooms, what is ticked stays ticked.
    const more = { ...input, clientKey: 'list-key-2', lines: [{ fr: 'Lumières' }, { fr: 'Micros' }] };
    done(makeChecklists(festival, more, NOW));
    expect(read()?.items.map(({ text, tickedBy }) => [text.fr, tickedBy])).toEqual([
      ['Lumières', ''],
      ['Issue de secours', 'Ada'],
      ['Micros', ''],
    ]);
    // A line is corrected with its tick, in the language it is in, and an emptied one goes.
    const [, ticked, third] = read()?.items ?? [];
    const typed = { [`line-${ticked?.id}`]: 'Issues de secours', [`line-${third?.id}`]: '' };
    const asked = { id: list?.id ?? 0, lines: typed, clientKey: 'lines-key-1' };
    const corrected = done(correctLines(festival, asked, 'fr', NOW));
    expect(correctLines(festival, asked, 'fr', NOW)).toEqual(corrected);
    expect(read()?.items.map(({ id, text, tickedBy }) => [id, text, tickedBy])).toEqual([
      [expect.any(Number), { fr: 'Lumières' }, ''],
      [ticked?.id, { fr: 'Issues de secours', en: 'Emergency exit' }, 'Ada'],
    ]);
    done(undoBatch(festival, corrected.batch ?? '', LATER));
    expect(read()?.items.map(({ text }) => text.fr)).toEqual(['Lumières', 'Issue de secours', 'Micros']);
    const { batch } = deleteChecklist(festival, list?.id ?? 0, NOW);
    expect(read()).toBeNull();
    done(undoBatch(festival, batch, LATER));
    expect(read()?.items[1]).toMatchObject({ tickedAt: NOW, tickedBy: 'Ada' });
    expect(() => tickLine(ada, { ...tick, checklistId: 999, clientKey: null }, NOW)).toThrow('notFound');
    expect(makeChecklists(festival, { ...input, clientKey: null, roomIds: other.roomIds }, NOW)).toMatchObject({
      fields: { roomIds: 'choice' },
    });
  });
});

it('shows people noted as absent as such, whatever they had answered', () => {
  const on = (own: Parameters<typeof assignmentOf>[3]) => shownStateOf(assignmentOf(1, 1, 1, own));
  const absentAt = '2026-11-28T13:00:00.000Z';
  expect([on({ state: 'confirmed' }), on({ state: 'offered', absentAt }), on({ state: 'declined', absentAt })]).toEqual(
    ['confirmed', 'absent', 'declined'],
  );
});
