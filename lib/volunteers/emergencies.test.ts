import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { done, history, NOW } from '#lib/history/testing.ts';
import type { Authorized } from '#lib/policy.ts';
import { authorizeSheets, teamLinks } from '#lib/programme/shared-links.ts';
import {
  emergenciesOf,
  emergencyKeyOf,
  giveEmergencyBack,
  ownEmergencies,
  takeEmergency,
  tellEmergency,
} from './emergencies.ts';
import { authorizeVolunteer, renewLink } from './links.ts';
import { saveSettings } from './mutations.ts';
import { pageStamp } from './page-keys.ts';
import { doSheetAct, sheetActSchema } from './posted-act.ts';
import { safetyContactOf } from './queries.ts';
import { emergencySchema, settingsSchema } from './schema.ts';
import { volunteersFestival } from './working-testing.ts';

const LATER = '2026-05-01T10:05:00.000Z';

function begin() {
  const made = volunteersFestival();
  const { db, festival, put } = made;
  const opened = authorizeVolunteer(renewLink(festival, put.volunteer('Ada').id, NOW).token, NOW, db);
  if (!opened.ok) throw new Error(opened.reason);
  const other = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 9 });
  const room = db.select().from(t.rooms).where(eq(t.rooms.festivalId, festival.id)).get();
  const told = (values: object = {}) => emergencySchema.parse({ whose: 'other', clientKey: 'emergency-1', ...values });
  return { ...made, ada: opened.who, other, room: room?.id ?? 0, told };
}

it('is reported once, with place and person, until the first who takes care of it', () => {
  const { db, festival, ada, room, told, other } = begin();
  const before = emergencyKeyOf(festival.id, db);
  const input = { ...told({ roomId: room }), waited: 120 };
  const first = done(tellEmergency(ada, input, LATER));
  expect(tellEmergency(ada, input, LATER)).toEqual(first);
  expect(emergenciesOf(festival.id, db)).toMatchObject([
    { whose: 'other', roomId: room, byName: 'Ada', volunteerId: ada.volunteer.id, at: '2026-05-01T10:03:00.000Z' },
  ]);
  expect(emergencyKeyOf(festival.id, db)).not.toBe(before);
  expect(emergenciesOf(other.festivalId, db)).toEqual([]);
  const theirs = db.select().from(t.rooms).where(eq(t.rooms.festivalId, other.festivalId)).get();
  const wrong = told({ clientKey: 'emergency-2', roomId: theirs?.id });
  expect(tellEmergency(ada, wrong, NOW)).toMatchObject({ ok: false, reason: 'fields' });
  // Two reports without keys are two emergencies.
  const unnamed = [1, 2].map(() => done(tellEmergency(ada, told({ clientKey: '' }), LATER)).id);
  expect(new Set(unnamed).size).toBe(2);
  for (const id of unnamed) takeEmergency(festival, { id }, LATER);
  const taken = takeEmergency(festival, { id: first.id }, LATER);
  expect(takeEmergency(festival, { id: first.id }, '2026-05-01T11:00:00.000Z')).toEqual(taken);
  expect(emergenciesOf(festival.id, db)).toEqual([]);
  expect(emergenciesOf(festival.id, db, NOW)).toHaveLength(3);
  expect(() => takeEmergency({ ...festival, id: other.festivalId }, { id: first.id }, NOW)).toThrow('notFound');
  expect(history(db).join()).not.toMatch(/emergency/);
});

it('can be given back only by the person who took care of it, and then alerts again', () => {
  const { db, festival, ada, other, told } = begin();
  const { id } = done(tellEmergency(ada, told(), NOW));
  const [key, open] = [() => emergencyKeyOf(festival.id, db), () => emergenciesOf(festival.id, db).length];
  takeEmergency(festival, { id }, LATER);
  const taken = key();
  // Another account, of somebody with the same name.
  const { userId } = makeAccount(db, 'namesake', { festivalId: festival.id, role: 'coordinator' });
  const somebody = { ...festival, actor: { ...festival.actor, userId } };
  expect(giveEmergencyBack(somebody, { id }, LATER)).toEqual({ ok: false, reason: 'changed' });
  expect([open(), key()]).toEqual([0, taken]);
  expect([giveEmergencyBack(festival, { id }, LATER), giveEmergencyBack(festival, { id }, LATER)]).toEqual([
    { ok: true },
    { ok: true },
  ]);
  expect(open()).toBe(1);
  expect(key()).not.toBe(taken);
  // Whoever takes it on next is somebody else, even for a page that did not ask in between.
  takeEmergency(somebody, { id }, '2026-05-01T10:06:00.000Z');
  expect(key()).not.toBe(taken);
  expect(giveEmergencyBack(festival, { id }, LATER)).toMatchObject({ ok: false });
  expect(() => giveEmergencyBack({ ...somebody, id: other.festivalId }, { id }, LATER)).toThrow('notFound');
});

it('can be given back by name if it was taken before accounts were stored', () => {
  const { db, festival, ada, told } = begin();
  const { id } = done(tellEmergency(ada, told(), NOW));
  takeEmergency(festival, { id }, LATER);
  db.update(t.emergencies).set({ takenById: null }).run();
  const named = { ...festival, actor: { ...festival.actor, name: 'Noor' } };
  expect(giveEmergencyBack(named, { id }, LATER)).toEqual({ ok: false, reason: 'changed' });
  expect(giveEmergencyBack(festival, { id }, LATER)).toEqual({ ok: true });
  expect(emergenciesOf(festival.id, db)).toHaveLength(1);
});

it('is reported from a room sheet too, which can do nothing else and sees only its own reports', () => {
  const { db, festival, ada, room, other } = begin();
  const linking = festival as unknown as Authorized<'team-links'>;
  const sheets = (label: string) => {
    const made = teamLinks.create(linking, { label }, NOW);
    const opened = made.ok ? authorizeSheets(made.token, NOW, db) : made;
    if (!('who' in opened)) throw new Error(opened.reason);
    return opened.who;
  };
  const [hall, stage] = [sheets('Hall'), sheets('Scène')];
  const act = (values: object = {}) =>
    sheetActSchema.parse({ act: 'emergency', whose: 'other', clientKey: 'sheet-told-1', roomId: room, ...values });
  expect(sheetActSchema.safeParse({ act: 'here', id: 1, clientKey: '' }).success).toBe(false);
  const before = pageStamp({ ...festival, db });
  const first = doSheetAct(hall, act(), { now: NOW, waited: 60 });
  expect(doSheetAct(hall, act(), { now: LATER })).toEqual(first);
  expect(emergenciesOf(festival.id, db)).toMatchObject([
    { whose: 'other', roomId: room, byName: 'Hall', volunteerId: null, teamLinkId: hall.link.id },
  ]);
  const told = pageStamp({ ...festival, db });
  expect(told).not.toBe(before);
  const [one] = ownEmergencies(hall, NOW);
  expect([ownEmergencies(stage, NOW), ownEmergencies(ada, NOW)]).toEqual([[], []]);
  done(tellEmergency(ada, emergencySchema.parse({ whose: 'self', clientKey: 'emergency-ada' }), NOW));
  expect(ownEmergencies(ada, NOW)).toMatchObject([{ whose: 'self', takenAt: null }]);
  const standing = pageStamp({ ...festival, db });
  takeEmergency(festival, { id: one?.id ?? 0 }, LATER);
  // An open page polls this, so that « pris en charge par … » appears without a reload.
  expect(pageStamp({ ...festival, db })).not.toBe(standing);
  expect(ownEmergencies(hall, LATER)).toMatchObject([{ takenAt: LATER, takenBy: expect.any(String) }]);
  expect(ownEmergencies(hall, '2026-05-02T10:00:00.000Z')).toEqual([]);
  const theirs = db.select().from(t.rooms).where(eq(t.rooms.festivalId, other.festivalId)).get();
  expect(() => doSheetAct(hall, act({ clientKey: 'sheet-told-2', roomId: theirs?.id }), { now: NOW })).toThrow(
    'notFound',
  );
  teamLinks.revoke(linking, hall.link.id, LATER);
  expect(ownEmergencies(hall, LATER)).toHaveLength(1);
});

it('has a contact of the festival, if one was entered', () => {
  const { db, festival, other } = begin();
  expect(safetyContactOf(festival.id, db)).toBe('');
  const typed = { safetyContact: 'Noor, 01 00 00 00 18', minutesADay: '8h', restMinutes: '10h' };
  done(saveSettings(festival, settingsSchema.parse(typed), NOW));
  expect([festival.id, other.festivalId].map((id) => safetyContactOf(id, db))).toEqual(['Noor, 01 00 00 00 18', '']);
});
