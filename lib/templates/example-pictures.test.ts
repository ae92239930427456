import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openTestDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { isDraftSeen, lastDraftChange } from '#lib/draft/queries.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { authorizeCreation } from '#lib/festivals/creation.ts';
import { removeFestival } from '#lib/keeping/removed-festivals.ts';
import { mayLeave } from '#lib/pictures/ground.ts';
import { originalFile } from '#lib/pictures/picture-files.ts';
import { keepPicture } from '#lib/pictures/picture-work.ts';
import { picturesOf } from '#lib/pictures/queries.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { addExamplePictures, hasExamplePictures, sixDaysPictures } from './example-pictures.ts';
import { createFestivalFromTemplate } from './mutations.ts';
import { newFestivalSchema } from './schema.ts';
import { numeriqueEnLumiere, sixDays } from './template.ts';

const NOW = '2027-01-01T09:00:00.000Z';
const dataFolder = mkdtempSync(join(tmpdir(), 'lanterne-example-'));
afterAll(() => rmSync(dataFolder, { recursive: true }));

function made() {
  const db = openTestDb();
  const creator = authorizeCreation(makeAccount(db, 'Noor', { isAdministrator: true }), db);
  const input = newFestivalSchema.parse({
    template: sixDays.id,
    name: { fr: 'Les Rivages' },
    startsOn: '2027-10-05',
    endsOn: '2027-10-10',
    timeZone: 'Europe/Paris',
    opensAt: '9h30',
    closesAt: '0h30',
    films: 'on',
    people: 'on',
    rooms: sixDays.rooms.map(({ name }, i) => ({ name: name.fr, from: String(i + 1) })),
  });
  const festival = createFestivalFromTemplate(creator, input, 'fr', NOW);
  if (!festival.ok) throw new Error(festival.reason);
  return { db, creator, festival, input };
}

it('adds drawings to the example that say so, stored like every picture, which one « Défaire » removes', async () => {
  const { db, creator, festival, input } = made();
  expect(hasExamplePictures(input)).toBe(true);
  const seen = lastDraftChange(festival.id, db);
  await addExamplePictures(creator, festival.slug, { dataFolder, keep: keepPicture }, () => NOW);
  // Whoever saw the draft before them publishes it: only what is changed otherwise was not seen.
  expect([lastDraftChange(festival.id, db) > seen, isDraftSeen(festival.id, seen, db)]).toEqual([true, true]);
  const pictures = picturesOf(festival.id, db);
  expect(pictures.length).toBe(sixDaysPictures.length);
  for (const picture of pictures) {
    const { alt, givenBy, hash, format } = picture;
    expect([alt.fr?.startsWith('Dessin : '), alt.en?.startsWith('Drawing: ')]).toEqual([true, true]);
    expect([givenBy, mayLeave(picture, '2027-10-05')]).toEqual(['dessin de démonstration', true]);
    expect(existsSync(originalFile(dataFolder, hash, format))).toBe(true);
  }
  const withStills = new Set(pictures.flatMap(({ filmId }) => filmId ?? []));
  expect(withStills.size).toBeGreaterThan(sixDays.plan.films.length / 2);
  expect(withStills.size).toBeLessThan(sixDays.plan.films.length);
  const [{ batch }] = db.$client.prepare("select distinct batch from changes where entity = 'picture'").all() as [
    { batch: string },
  ];
  undoBatch(authorizeFestival(creator.actor, festival.slug, 'read', db), batch, NOW);
  expect(picturesOf(festival.id, db)).toEqual([]);
  expect(isDraftSeen(festival.id, seen, db)).toBe(false);
}, 60_000);

it('writes nothing if the festival is deleted by then, and draws nothing for a real one', async () => {
  const { db, creator, festival, input } = made();
  removeFestival(authorizeFestival(creator.actor, festival.slug, 'delete', db), NOW);
  const kept = {
    hash: '0'.repeat(64),
    format: 'png',
    width: 1,
    height: 1,
    bytes: 1,
    colour: '#000000',
    credit: '',
  } as const;
  await addExamplePictures(creator, festival.slug, { dataFolder, keep: async () => kept }, () => NOW);
  expect(db.$client.prepare('select count(*) from pictures').pluck().get()).toBe(0);
  expect(hasExamplePictures({ ...input, template: numeriqueEnLumiere.id })).toBe(false);
  expect(hasExamplePictures({ ...input, films: false })).toBe(false);
});
