import { eq } from 'drizzle-orm';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { deleteEvent } from '#lib/deletion/records.ts';
import { wordsOf } from '#lib/feeds/words.ts';
import { done, NOW } from '#lib/history/testing.ts';
import type { Authorized } from '#lib/policy.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { assignVolunteer, unassignVolunteer } from './assign.ts';
import { volunteerCalendar } from './calendar.ts';
import { authorizeVolunteer, calendarToken, renewLink } from './links.ts';
import { editShift, editTask, saveSettings } from './mutations.ts';
import { answerAssignment } from './own-acts.ts';
import { settingsSchema, shiftSchema, taskSchema } from './schema.ts';
import { type All, volunteersFestival } from './working-testing.ts';

const PAGE = 'https://lanterne.example/fr/festivals/f';

function begin() {
  const made = volunteersFestival();
  const { db, festival, put } = made;
  const all = festival as unknown as All;
  db.insert(t.volunteerSettings).values({ festivalId: festival.id, dayNumber: '01 23; 45' }).run();
  const publish = (expected: number, at: string) =>
    done(publishRelease(all as Authorized<'publish'>, publishSchema.parse({ expected, note: {} }), at));
  const event = db
    .select()
    .from(t.events)
    .all()
    .find((one) => one.startsAt !== null && one.visibility === 'public' && one.admission === 'start');
  if (!event) throw new Error('no séance');
  publish(0, NOW);
  const ada = put.volunteer('Ada');
  const task = put.task({
    name: { fr: 'Placement, salle\nhaute', en: 'Seating' },
    briefing: { fr: 'Ouvrir les portes' },
  });
  const shift = put.eventShift(task.id, event.id);
  const given = assignVolunteer(
    festival,
    { shiftId: shift.id, volunteerId: ada.id, isReferent: true, clientKey: null },
    NOW,
  );
  const opened = authorizeVolunteer(renewLink(festival, ada.id, NOW).token, NOW, db);
  if (!opened.ok) throw new Error(opened.reason);
  const who = opened.who;
  const text = () => volunteerCalendar(who, { locale: 'fr', page: PAGE });
  /** As a calendar program reads it. */
  const read = () =>
    new ICAL.Component(ICAL.parse(text())).getAllSubcomponents('vevent').map((entry) => ({
      uid: entry.getFirstPropertyValue('uid'),
      start: String(entry.getFirstPropertyValue('dtstart')),
      status: entry.getFirstPropertyValue('status'),
      sequence: Number(entry.getFirstPropertyValue('sequence')),
      stamp: String(entry.getFirstPropertyValue('dtstamp')),
      summary: entry.getFirstPropertyValue('summary'),
      description: String(entry.getFirstPropertyValue('description')),
      location: entry.getFirstPropertyValue('location'),
      alarms: entry.getAllSubcomponents('valarm').map((alarm) => String(alarm.getFirstPropertyValue('trigger'))),
    }));
  return { ...made, all, publish, event, task, shift, ada, given, who, text, read };
}

const minutesBefore = (startsAt: string) =>
  new Date(Date.parse(`${startsAt}:00+02:00`) - 20 * 60_000).toISOString().replace('.000Z', 'Z');

describe('a volunteer’s calendar', () => {
  it('says in each entry that it is of a demonstration, if it is', () => {
    const { who } = begin();
    for (const [locale, mark] of [
      ['fr', '[Démo]'],
      ['en', '[Demo]'],
    ] as const) {
      const calendar = (isDemonstration: boolean) =>
        new ICAL.Component(ICAL.parse(volunteerCalendar({ ...who, isDemonstration }, { locale, page: PAGE })));
      const entryOf = (isDemonstration: boolean, property: string) =>
        String(calendar(isDemonstration).getFirstSubcomponent('vevent')?.getFirstPropertyValue(property));
      expect(entryOf(true, 'summary')).toBe(`${mark} ${entryOf(false, 'summary')}`);
      const said = wordsOf(locale).term('demonstration');
      expect(entryOf(true, 'description')).toBe(`${said}\n${entryOf(false, 'description')}`);
    }
  });

  it('says where, what and whom to call, with an alarm thirty minutes before', () => {
    const { db, event, read, shift, text } = begin();
    const [entry, ...more] = read();
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      start: minutesBefore(event.startsAt ?? ''),
      status: 'TENTATIVE',
      summary: expect.stringMatching(/^Placement, salle haute – Salle \d$/),
      alarms: ['-PT30M'],
      description: expect.stringMatching(
        /^À confirmer sur votre page\.\nSéance : .+\nOuvrir les portes\nVous êtes référent·e\.\nNuméro du jour : 01 23; 45$/,
      ),
      location: expect.stringMatching(/^Lieu 1 – Salle \d, 1 rue de la Lanterne$/),
    });
    expect(text()).toContain('X-WR-CALNAME:');
    expect(text()).not.toContain('METHOD');
    for (const line of text().split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    // Nothing depends on the clock.
    expect(text()).toBe(text());
    const hours = { rule: 'fixed', eventId: null, startsAt: '2026-06-06T10:00', endsAt: '2026-06-06T11:00' } as const;
    for (const place of ['Hall', '']) {
      db.update(t.shifts)
        .set({ ...hours, fromAnchor: null, toAnchor: null, fromMinutes: null, toMinutes: null, place })
        .where(eq(t.shifts.id, shift.id))
        .run();
      expect(read()[0]?.summary).toBe(`Placement, salle haute${place && ` – ${place}`}`);
    }
  });

  it('counts a sequence and a second more than the act, as entries without the place in their titles had', () => {
    const { db, given, read } = begin();
    const act = db.select().from(t.changes).where(eq(t.changes.entity, 'assignment')).all().at(-1);
    expect([act?.entityId, act?.at]).toEqual([given.id, NOW]);
    expect(read()[0]).toMatchObject({ sequence: (act?.id ?? 0) + 1, stamp: NOW.replace('00.000Z', '01Z') });
  });

  it('follows the release, not the draft; each change raises the sequence and the stamp, under one uid', () => {
    const { db, festival, event, given, who, publish, read, shift } = begin();
    const lives = [read()[0]];
    const next = (act: () => unknown) => {
      act();
      const entry = read()[0];
      const last = lives.at(-1);
      lives.push(entry);
      expect(entry?.uid).toBe(last?.uid);
      return entry;
    };
    const yes = next(() =>
      done(answerAssignment(who, { id: given.id, answer: 'confirmed', clientKey: null }, '2026-05-01T11:00:00.000Z')),
    );
    expect(yes).toMatchObject({ status: 'CONFIRMED', stamp: '2026-05-01T11:00:01Z' });
    db.update(t.events).set({ startsAt: '2026-06-06T20:00', version: 2 }).where(eq(t.events.id, event.id)).run();
    expect(read()[0]).toEqual(yes);
    const moved = next(() => publish(1, '2026-05-01T12:00:00.000Z'));
    expect(moved).toMatchObject({
      status: 'TENTATIVE',
      start: minutesBefore('2026-06-06T20:00'),
      stamp: '2026-05-01T12:00:01Z',
    });
    expect(moved?.description).toMatch(/^À reconfirmer/);
    next(() =>
      done(answerAssignment(who, { id: given.id, answer: 'confirmed', clientKey: null }, '2026-05-01T13:00:00.000Z')),
    );
    const off = next(() => unassignVolunteer(festival, { id: given.id, clientKey: null }, '2026-05-01T14:00:00.000Z'));
    expect(off).toMatchObject({
      status: 'CANCELLED',
      summary: expect.stringMatching(/^ANNULÉ – Placement, salle haute – Salle \d$/),
      alarms: [],
    });
    const back = next(() =>
      assignVolunteer(
        festival,
        { shiftId: shift.id, volunteerId: who.volunteer.id, clientKey: null },
        '2026-05-01T15:00:00.000Z',
      ),
    );
    expect(back?.status).toBe('TENTATIVE');
    const sequences = lives.map((entry) => entry?.sequence ?? 0);
    expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    expect(new Set(sequences).size).toBe(sequences.length);
    const stamps = lives.map((entry) => entry?.stamp ?? '');
    expect(stamps).toEqual([...stamps].sort());
  });

  it('keeps a cancelled shift at its hour, also if its séance is deleted', () => {
    const { db, all, event, publish, read } = begin();
    const [before] = read();
    db.update(t.events).set({ status: 'cancelled', version: 2 }).where(eq(t.events.id, event.id)).run();
    publish(1, '2026-05-01T12:00:00.000Z');
    const [cancelled] = read();
    expect(cancelled).toMatchObject({ status: 'CANCELLED', start: before?.start, uid: before?.uid });
    done(deleteEvent(all, event.id, { version: 2, clientKey: null }, '2026-05-01T13:00:00.000Z'));
    const [deleted] = read();
    expect(deleted).toMatchObject({ status: 'CANCELLED', start: before?.start, uid: before?.uid });
    expect(deleted?.sequence).toBeGreaterThanOrEqual(before?.sequence ?? 0);
  });

  it('never lowers its sequence: neither if its séance is deleted after many releases, nor if the shift follows another séance', () => {
    const { db, all, festival, event, given, who, shift, publish, read } = begin();
    const lives = [read()[0]];
    const next = (act: () => unknown) => {
      act();
      lives.push(read()[0]);
      return lives.at(-1);
    };
    done(answerAssignment(who, { id: given.id, answer: 'confirmed', clientKey: null }, NOW));
    for (const number of [1, 2, 3, 4, 5])
      next(() => {
        db.update(t.events)
          .set({ startsAt: `2026-06-06T1${number}:00`, version: number + 1 })
          .where(eq(t.events.id, event.id))
          .run();
        publish(number, `2026-05-01T12:0${number}:00.000Z`);
      });
    const other = db
      .select()
      .from(t.events)
      .all()
      .find(({ id, startsAt, status }) => id !== event.id && startsAt !== null && status === 'planned');
    const { id, taskId, version } = shift;
    const form = {
      taskId: String(taskId),
      rule: 'event',
      version: String(version),
      fromMinutes: '10',
      fromSide: 'before',
    };
    next(() => {
      const posted = shiftSchema(festival).parse({ ...form, eventId: String(other?.id) });
      done(editShift(festival, id, posted, '2026-05-01T13:00:00.000Z'));
    });
    const deleted = next(() =>
      done(
        deleteEvent(all, other?.id ?? 0, { version: other?.version ?? 0, clientKey: null }, '2026-05-01T14:00:00.000Z'),
      ),
    );
    expect(deleted?.status).toBe('CANCELLED');
    expect(new Set(lives.map((entry) => entry?.uid)).size).toBe(1);
    const sequences = lives.map((entry) => entry?.sequence ?? 0);
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
  });

  it('counts as later if its task is renamed, or a séance of a room held for a day moves', () => {
    const { db, festival, event, given, task, shift, publish, read } = begin();
    const first = read()[0]?.sequence ?? 0;
    const named = { version: 1, clientKey: 'renamed-1', name: { fr: 'Accueil' }, briefing: {} };
    done(editTask(festival, task.id, taskSchema.parse(named), '2026-05-01T11:00:00.000Z'));
    expect(read()[0]?.summary).toMatch(/^Accueil – Salle \d$/);
    const renamed = read()[0]?.sequence ?? 0;
    expect(renamed).toBeGreaterThan(first);

    const room = db
      .select()
      .from(t.eventRooms)
      .all()
      .find(({ eventId }) => eventId === event.id);
    db.update(t.shifts)
      .set({ rule: 'room-day', eventId: null, roomId: room?.roomId, date: event.startsAt?.slice(0, 10) })
      .where(eq(t.shifts.id, shift.id))
      .run();
    const held = read()[0];
    expect(held?.uid).toBe(
      db
        .select()
        .from(t.assignments)
        .all()
        .find(({ id }) => id === given.id)?.uid,
    );
    db.update(t.events).set({ startsAt: '2026-06-06T05:00', version: 2 }).where(eq(t.events.id, event.id)).run();
    publish(1, '2026-05-01T12:00:00.000Z');
    expect(read()[0]?.start).not.toBe(held?.start);
    expect(read()[0]?.sequence).toBeGreaterThan(held?.sequence ?? 0);
  });

  it('counts as later with another telephone number of the day', () => {
    const { festival, read } = begin();
    const [before] = read();
    const input = settingsSchema.parse({ version: 1, dayNumber: '06 00', minutesADay: '8h', restMinutes: '10h' });
    done(saveSettings(festival, input, '2026-05-01T11:00:00.000Z'));
    const [after] = read();
    expect(after).toMatchObject({ description: expect.stringContaining('06 00'), stamp: '2026-05-01T11:00:01Z' });
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
  });

  it('names a room as it was published, and counts as later with its new name', () => {
    const { db, festival, shift, publish, read } = begin();
    const room = db
      .insert(t.rooms)
      .values({ festivalId: festival.id, venueId: 1, number: 900, name: { fr: 'Loge' }, position: 900 })
      .returning()
      .get();
    db.update(t.shifts).set({ roomId: room.id }).where(eq(t.shifts.id, shift.id)).run();
    // In no release yet.
    expect(read()[0]?.location).toBe('Loge');
    publish(1, '2026-05-01T12:00:00.000Z');
    const [before] = read();
    expect(before?.location).toBe('Lieu 1 – Loge, 1 rue de la Lanterne');
    db.update(t.rooms)
      .set({ name: { fr: 'Réserve' } })
      .where(eq(t.rooms.id, room.id))
      .run();
    expect(read()[0]).toEqual(before);
    publish(2, '2026-05-01T13:00:00.000Z');
    const [after] = read();
    expect(after).toMatchObject({ location: 'Lieu 1 – Réserve, 1 rue de la Lanterne', stamp: '2026-05-01T13:00:01Z' });
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
  });

  it('contains neither the address of the page nor its token', () => {
    const { db, festival, ada, who } = begin();
    const { token } = renewLink(festival, ada.id, NOW);
    const calendar = calendarToken(who) ?? '';
    const text = volunteerCalendar(who, { locale: 'fr', page: PAGE });
    expect(text).not.toContain(token);
    expect(text).not.toContain('/team/');
    expect(authorizeVolunteer(calendar, NOW, db)).toEqual({ ok: false, reason: 'unknown' });
  });

  it('leaves out shifts without a known hour, and shifts of others', () => {
    const { db, festival, put, task, read } = begin();
    const own = {
      festivalId: festival.id,
      uid: '00000000-0000-4000-8000-000000009999',
      number: 9999,
      kind: 'talk' as const,
    };
    const waiting = db
      .insert(t.events)
      .values({ ...own, createdAt: NOW })
      .returning()
      .get();
    put.assignment(put.eventShift(task.id, waiting.id).id, put.volunteer('Bob').id);
    expect(read()).toHaveLength(1);
  });
});
