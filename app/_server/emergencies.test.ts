import { expect, it } from 'vitest';
import { write } from '#db/client.ts';
import { roles } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { NOW } from '#lib/history/testing.ts';
import { openAlarms } from '#lib/live/queries.ts';
import { may } from '#lib/policy.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import { tellEmergency } from '#lib/volunteers/emergencies.ts';
import { putEmergencyContact } from '#lib/volunteers/emergency-contact.ts';
import { authorizeVolunteer, renewLink } from '#lib/volunteers/links.ts';
import { openProblems } from '#lib/volunteers/queries.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { openEmergencies } from './emergencies.ts';

/** A festival with Ada, who gave an emergency contact; it is held today if `isToday`. */
function begin({ isToday }: { isToday: boolean }) {
  const made = volunteersFestival();
  const { db, festival, put } = made;
  if (isToday) {
    const today = fromInstant(new Date().toISOString(), festival.timeZone).slice(0, 10);
    // With a later hour, the early morning would still count as the day before.
    const dayStartsAt = '00:00';
    db.update(t.festivals).set({ startsOn: today, endsOn: today, dayStartsAt }).run();
  }
  const ada = put.volunteer('Ada');
  const opened = authorizeVolunteer(renewLink(festival, ada.id, NOW).token, NOW, db);
  if (!opened.ok) throw new Error(opened.reason);
  const { who } = opened;
  write(db, (tx) => putEmergencyContact(tx, who, { name: 'Eva', contact: '06 39 98 00 77' }));
  const tell = (whose: 'self' | 'other') =>
    tellEmergency(who, { whose, roomId: null, place: '', clientKey: `key-${whose}` }, NOW);
  const as = (role: (typeof roles)[number]) =>
    authorizeFestival(makeAccount(db, role, { festivalId: festival.id, role }), festival.slug, 'read', db);
  return { ...made, ada, tell, as };
}

it('links those who may read it to the emergency contact, on the days it may be read, if the person told it themselves', () => {
  const { ada, tell, as, festival } = begin({ isToday: true });
  tell('self');
  tell('other');
  for (const role of roles) {
    const [own, other] = openEmergencies(as(role), 'fr');
    const page = `/fr/organise/${festival.slug}/volunteers/people/${ada.id}#emergency`;
    expect(own?.relatives, role).toBe(may(role, 'health') ? page : null);
    expect(other?.relatives, role).toBeNull();
    expect(JSON.stringify([own, other])).not.toMatch(/Eva|06 39/);
  }
});

it('has no such link on another day', () => {
  const { tell, as } = begin({ isToday: false });
  tell('self');
  expect(openEmergencies(as('coordinator'), 'fr').map(({ relatives }) => relatives)).toEqual([null]);
});

it('« Malaise » comes first, and each thing that waits has a name of its own for screen readers', () => {
  const { db, festival, ada, tell, actor } = begin({ isToday: true });
  const told = { festivalId: festival.id, volunteerId: ada.id, text: '', at: NOW };
  const [late, unwell] = db
    .insert(t.problems)
    .values([
      { ...told, kind: 'late' },
      { ...told, kind: 'unwell' },
    ])
    .returning()
    .all();
  tell('self');
  expect(openProblems(festival.id, db).map(({ id }) => id)).toEqual([unwell?.id, late?.id]);
  const alarms = () => openAlarms(authorizeFestival(actor, festival.slug, 'day', db));
  expect(alarms()).toEqual(['emergency 1', `problem ${unwell?.id}`, `problem ${late?.id}`]);
  db.update(t.problems).set({ settledAt: NOW }).run();
  expect(alarms()).toEqual(['emergency 1']);
});
