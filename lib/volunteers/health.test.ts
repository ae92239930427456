import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type Role, roles } from '#db/enums.ts';
import { volunteers } from '#db/schema/index.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { importLists } from '#lib/exchange/lists/bound-list.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { NOW } from '#lib/history/testing.ts';
import { may } from '#lib/policy.ts';
import { seenVolunteer, volunteerFormValues } from './form-values.ts';
import { createVolunteer, editVolunteer } from './people-mutations.ts';
import { volunteerKind } from './roots.ts';
import { volunteerSchema } from './schema.ts';
import { volunteersFestival } from './working-testing.ts';

const NUTS = 'zqnuts';
const coordinating = roles.filter((role) => may(role, 'volunteers'));

function begin(role: Role) {
  const { db, festival, put } = volunteersFestival();
  const ada = put.volunteer('Ada', { allergies: NUTS, diet: 'vegan', contact: '06 39 98 00 01', contactKind: 'phone' });
  const actor = makeAccount(db, role, { festivalId: festival.id, role });
  const own = authorizeFestival(actor, festival.slug, 'volunteers', db);
  const read = (id: number) => volunteerKind.read(db, festival.id, id);
  const values = () => {
    const volunteer = read(ada.id);
    if (!volunteer) throw new Error('nobody');
    return volunteerFormValues(seenVolunteer(volunteer, role), own, 'fr');
  };
  return { db, own, ada, read, values, schema: volunteerSchema(own) };
}

const health = (row: { diet: string; allergies: string } | null | undefined) => row && [row.diet, row.allergies];

describe('health data of volunteers', () => {
  it('are for the coordinators and the owner', () => {
    expect(roles.filter((role) => may(role, 'health'))).toEqual(['owner', 'coordinator']);
    expect(coordinating).toContain('organiser');
  });

  it.each(coordinating)('in the form: %s', (role) => {
    const { own, ada, read, values, schema } = begin(role);
    const isToRead = may(role, 'health');
    expect(JSON.stringify(values()).includes(NUTS)).toBe(isToRead);
    expect(values().diet).toBe(isToRead ? 'vegan' : 'any');
    // Somebody who may not see a value can neither erase nor replace it, whatever they post.
    const posted = schema.parse({ ...values(), name: 'Ada B.', diet: 'vegetarian', allergies: 'zqother' });
    expect(editVolunteer(own, ada.id, posted, NOW)).toMatchObject({ ok: true });
    expect(read(ada.id)).toMatchObject({ name: 'Ada B.' });
    expect(health(read(ada.id))).toEqual(isToRead ? ['vegetarian', 'zqother'] : ['vegan', NUTS]);
    const made = createVolunteer(own, { ...posted, name: 'Bo' }, NOW);
    expect(made.ok && health(read(made.id))).toEqual(isToRead ? ['vegetarian', 'zqother'] : ['any', '']);
  });

  it.each(coordinating)('in an exported or imported list: %s', (role) => {
    const { db, own, ada, read } = begin(role);
    const isToRead = may(role, 'health');
    const list = importLists.volunteers;
    const rows = list.rows(own, 'fr');
    const headings = rows[0]?.map(String) ?? [];
    expect(JSON.stringify(rows).includes(NUTS)).toBe(isToRead);
    for (const heading of ['Allergies', 'Régime']) expect(headings.includes(heading)).toBe(isToRead);
    const brought = [
      ['Nom', 'Contact', 'Régime', 'Allergies', 'Notes'],
      ['Ada', '06 39 98 00 01', 'végétarien', 'zqother', 'vélo'],
      ['Bo', '06 39 98 00 02', 'végétarien', 'zqother', ''],
    ].map((cells, at) => ({ line: at + 1, cells }));
    const id = list.keep(own, { name: 'x', rows: brought }, NOW) ?? 0;
    const kept = list.kept(own, id);
    if (!kept) throw new Error('gone');
    expect(kept.mapping.includes('allergies')).toBe(isToRead);
    const said = { ...kept, answers: { mended: { 3: { allergies: 'zqmended' } } } };
    const plan = list.shown(own, said, 'fr');
    // Nor is the value in the « avant → après » of the history.
    expect(JSON.stringify(plan).includes(NUTS)).toBe(isToRead);
    expect(list.run(own, said, plan.fingerprint, 'key-health', NOW)).toMatchObject({
      ok: true,
      counts: { new: 1, changed: 1, unchanged: 0, left: 0 },
    });
    expect(health(read(ada.id))).toEqual(isToRead ? ['vegetarian', 'zqother'] : ['vegan', NUTS]);
    expect(read(ada.id)?.note).toBe('vélo');
    const bo = and(eq(volunteers.festivalId, own.id), eq(volunteers.name, 'Bo'));
    expect(health(db.select().from(volunteers).where(bo).get())).toEqual(
      isToRead ? ['vegetarian', 'zqmended'] : ['any', ''],
    );
  });

  it.each(roles)('in the file of one person, with their emergency contact: %s', (role) => {
    const { db, own } = begin('owner');
    const actor = makeAccount(db, `${role} 2`, { festivalId: own.id, role });
    const proven = () => authorizeFestival(actor, own.slug, 'health', db);
    if (may(role, 'health')) expect(proven).not.toThrow();
    else expect(proven).toThrow();
  });
});
