import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { history, NOW } from '#lib/history/testing.ts';
import type { AuthorizedVolunteer } from '#lib/policy.ts';
import {
  emergencyContactIn,
  hasEmergencyContact,
  putEmergencyContact,
  readEmergencyContact,
} from './emergency-contact.ts';
import { authorizeVolunteer, renewLink } from './links.ts';
import { volunteersFestival } from './working-testing.ts';

const EVA = { name: 'Eva, ma sœur', contact: '06 39 98 00 77' };

/**
 * From Friday 5 to Sunday 7 June, in a zone with an offset of odd minutes; Ada has given an
 * emergency contact.
 */
function begin() {
  const made = volunteersFestival();
  const { db, put } = made;
  const days = { startsOn: '2026-06-05', endsOn: '2026-06-07', timeZone: 'Asia/Kathmandu' };
  db.update(t.festivals).set(days).where(eq(t.festivals.id, made.festival.id)).run();
  const festival = authorizeFestival(made.actor, made.festival.slug, 'health', db);
  const coordinating = authorizeFestival(made.actor, made.festival.slug, 'volunteers', db);
  const [ada, bob] = [put.volunteer('Ada'), put.volunteer('Bob')];
  const opened = authorizeVolunteer(renewLink(coordinating, ada.id, NOW).token, NOW, db);
  if (!opened.ok) throw new Error(opened.reason);
  const keep = (who: AuthorizedVolunteer, given: typeof EVA | 'erase') =>
    write(db, (tx) => putEmergencyContact(tx, who, given));
  keep(opened.who, EVA);
  return { ...made, festival, ada, bob, who: opened.who, keep };
}

/** In Kathmandu, 5 hours and 45 minutes ahead. */
const at = (wall: string) => new Date(Date.parse(`${wall}:00Z`) - 345 * 60_000).toISOString();

describe('the emergency contact of a volunteer', () => {
  it('is readable from the first to the last festival day, in the festival’s time zone', () => {
    const { festival, ada } = begin();
    const stateAt = (wall: string) => readEmergencyContact(festival, ada.id, at(wall)).state;
    expect(
      ['2026-06-04T12:00', '2026-06-05T04:59', '2026-06-05T05:00', '2026-06-08T04:59', '2026-06-08T05:00'].map(stateAt),
    ).toEqual(['closed', 'closed', 'open', 'open', 'closed']);
    expect(readEmergencyContact(festival, ada.id, at('2026-06-06T12:00'))).toEqual({ state: 'open', ...EVA });
    const days = { state: 'closed', from: '2026-06-05', until: '2026-06-07' };
    expect(readEmergencyContact(festival, ada.id, at('2026-05-01T12:00'))).toEqual({ ...days, isOver: false });
    expect(readEmergencyContact(festival, ada.id, at('2026-06-09T12:00'))).toEqual({ ...days, isOver: true });
  });

  it('is readable the day before if somebody has a shift then', () => {
    const { festival, ada, bob, put, db } = begin();
    const shift = put.shift(put.task().id, { startsAt: '2026-06-04T14:00', endsAt: '2026-06-04T18:00' });
    const before = () => readEmergencyContact(festival, ada.id, at('2026-06-04T08:00'));
    expect(before()).toMatchObject({ state: 'closed', from: '2026-06-05' });
    const row = put.assignment(shift.id, bob.id);
    expect(before()).toEqual({ state: 'open', ...EVA });
    expect(readEmergencyContact(festival, ada.id, at('2026-06-03T12:00'))).toMatchObject({ from: '2026-06-04' });
    db.update(t.assignments).set({ state: 'declined' }).where(eq(t.assignments.id, row.id)).run();
    expect(before().state).toBe('closed');
  });

  it('is changed and removed by the volunteer, without a line of history', () => {
    const { db, festival, ada, bob, who, keep } = begin();
    const before = history(db);
    expect(hasEmergencyContact(who)).toBe(true);
    keep(who, { ...EVA, name: '' });
    expect(readEmergencyContact(festival, ada.id, at('2026-06-06T12:00'))).toMatchObject({ ...EVA, name: '' });
    keep(who, 'erase');
    expect(hasEmergencyContact(who)).toBe(false);
    for (const { id } of [ada, bob])
      expect(readEmergencyContact(festival, id, at('2026-06-06T12:00'))).toEqual({ state: 'none' });
    expect(history(db)).toEqual(before);
  });

  it('of another festival cannot be read', () => {
    const { db, actor, ada } = begin();
    const elsewhere = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 9 });
    const other = authorizeFestival({ ...actor, userId: elsewhere.userId }, elsewhere.slug, 'health', db);
    expect(readEmergencyContact(other, ada.id, `${other.startsOn}T12:00:00.000Z`)).toEqual({ state: 'none' });
  });

  it('stays if nothing is typed; its form refuses more than a line', () => {
    const typed = (name: string, contact: string, more = {}) =>
      emergencyContactIn(new URLSearchParams({ emergencyName: name, emergencyContact: contact, ...more }));
    const erase = { emergencyErase: 'on' };
    expect(typed(' Eva ', ' 06 39 98 00 77 ')).toEqual({ name: 'Eva', contact: '06 39 98 00 77' });
    expect(typed('Eva', '06 39 98 00 77', erase)).toEqual({ name: 'Eva', contact: '06 39 98 00 77' });
    expect([typed('Eva', ' '), typed('Eva', '', erase)]).toEqual(['unreachable', 'unreachable']);
    // A form from before this question existed has no such fields.
    expect([typed(' ', ''), emergencyContactIn(new URLSearchParams())]).toEqual(['same', 'same']);
    expect(typed('', '', erase)).toBe('erase');
  });
});
