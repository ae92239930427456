import { expect, it } from 'vitest';
import { askAs } from '#app/_server/request-testing.ts';
import { serveDb } from '#db/testing.ts';
import { done, NOW, workingFestival } from '#lib/history/testing.ts';
import { createPerson, editPerson, personKind } from '#lib/people/mutations.ts';
import { personSchema } from '#lib/people/schema.ts';
import { savePerson } from './actions.ts';

it('tells two people how a guest wants to be reached in words', async () => {
  const { db, festival, actor } = workingFestival('schedule');
  serveDb(db);
  await askAs(actor);
  const person = (ways: readonly string[], version = 0) =>
    personSchema.parse({ version, name: 'Awa Diop', ways: Object.fromEntries(ways.map((way) => [way, true])) });
  const { id } = done(createPerson(festival, person([]), null, NOW));
  done(editPerson(festival, id, person(['sms', 'whatsapp'], 1), NOW));
  const number = personKind.read(festival.db, festival.id, id)?.number ?? 0;
  const form = new FormData();
  for (const [name, value] of [
    ['version', '1'],
    ['name', 'Awa Diop'],
    ['ways.mail', 'on'],
  ] as const)
    form.set(name, value);
  const answer = await savePerson({ locale: 'fr', slug: festival.slug, number }, { ok: null }, form);
  expect(answer).toMatchObject({
    ok: false,
    conflict: { fields: [{ name: 'ways', mine: 'E-mail', theirs: 'SMS\u00A0· WhatsApp' }] },
  });
});
