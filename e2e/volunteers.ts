import { randomUUID } from 'node:crypto';
import { databaseFile, openDatabase } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { now } from '#lib/time/clock.ts';
import { assignVolunteer, generateShifts } from '#lib/volunteers/assign.ts';
import { createTask } from '#lib/volunteers/mutations.ts';
import { createVolunteer } from '#lib/volunteers/people-mutations.ts';
import { planOf } from '#lib/volunteers/plan.ts';
import { generateSchema, taskSchema, volunteerSchema } from '#lib/volunteers/schema.ts';

const NAMES = ['Ada', 'Bilal', 'Chloé', 'Driss', 'Élise', 'Farid', 'Gwenn', 'Hugo', 'Inès', 'Jules'];

/**
 * Makes tasks, shifts for every séance and ten volunteers in a festival of a running server, as its
 * coordinator would; the first shifts are assigned. The first account must exist.
 */
export function planVolunteers(dataFolder: string, slug: string, { given = 4 } = {}): void {
  const db = openDatabase(databaseFile(dataFolder));
  const [user] = db.select().from(t.users).all();
  if (!user) throw new Error('Nobody coordinates yet.');
  const actor = { userId: user.id, name: user.name, email: user.email, isAdministrator: true };
  const festival = authorizeFestival(actor, slug, 'volunteers', db);
  const at = now();
  const made = (values: object) => {
    const written = createTask(festival, taskSchema.parse({ clientKey: randomUUID(), ...values }), at);
    if (!written.ok) throw new Error(JSON.stringify(written));
    return written.id;
  };
  const seating = made({
    name: { fr: 'Placement', en: 'Seating' },
    briefing: { fr: 'Une file par porte, les fauteuils d’abord.', en: 'One queue a door, wheelchairs first.' },
  });
  const microphone = made({ name: { fr: 'Micro', en: 'Microphone' }, needsClearance: 'on' });
  generateShifts(
    festival,
    generateSchema.parse({
      lines: [
        { taskId: seating, people: '2', fromMinutes: '10', fromSide: 'before' },
        { taskId: microphone, people: '1', fromAnchor: 'start', toAnchor: 'end' },
      ],
    }),
    at,
  );
  for (const [i, name] of NAMES.entries())
    createVolunteer(
      festival,
      volunteerSchema(festival).parse({
        name,
        ...(i < 7 && {
          contact:
            i % 2 ? `${name.toLowerCase().normalize('NFD').replace(/\W/g, '')}@example.org` : `06 12 34 56 0${i}`,
        }),
        ...(i < 7 && i % 2 === 0 && { contactKind: i % 4 ? 'phone' : 'sms' }),
        clearedTaskIds: i < 4 ? [microphone] : [],
        diet: i === 2 ? 'vegan' : 'any',
        allergies: i === 3 ? 'Arachides' : '',
      }),
      at,
    );
  const plan = planOf(festival.id, db);
  for (const [i, shift] of plan.planning.shifts.slice(0, given).entries())
    assignVolunteer(
      festival,
      {
        shiftId: shift.id,
        volunteerId: plan.volunteers[i % plan.volunteers.length]?.id ?? 0,
        isConfirmed: i % 2 === 1,
        clientKey: null,
      },
      at,
    );
  db.$client.close();
}
