import { bench, describe } from 'vitest';
import { users } from '#db/schema/index.ts';
import { openTestDb } from '#db/testing.ts';
import { authorizeCreation } from '#lib/festivals/creation.ts';
import { createFestivalFromTemplate } from './mutations.ts';
import { newFestivalSchema } from './schema.ts';

/**
 * From the posted form to the committed rows: seven séances, six films, three people on two days;
 * 200 ms at most.
 */
describe('a festival from the template', () => {
  const db = openTestDb();
  const now = '2026-05-01T09:00:00.000Z';
  const userId = db
    .insert(users)
    .values({ email: 'a@example.org', passwordHash: '-', isAdministrator: true, createdAt: now })
    .returning()
    .get().id;
  const creator = authorizeCreation({ userId, name: '', email: '', isAdministrator: true }, db);
  bench('Numérique En Lumière, with its films and people', () => {
    const input = newFestivalSchema.parse({
      template: 'numerique-en-lumiere',
      name: { fr: 'Lumières' },
      startsOn: '2026-10-24',
      endsOn: '2026-10-25',
      timeZone: 'Europe/Paris',
      opensAt: '9h',
      closesAt: '18h',
      rooms: [{ name: 'Auditorium' }],
      films: 'on',
      people: 'on',
    });
    createFestivalFromTemplate(creator, input, 'fr', now);
  });
});
