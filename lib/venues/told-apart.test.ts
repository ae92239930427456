import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { indexDraft } from '#lib/model/draft.ts';
import { draftOf, roomOf, venueOf } from '#lib/model/draft-testing.ts';
import { roomNameIn, roomsToldApart } from './told-apart.ts';

const venues = new Map([
  [1, { fr: 'Odéon' }],
  [2, { fr: 'Mairie', en: 'Town hall' }],
  [3, { fr: 'Grande salle' }],
]);
const called = (rooms: { venue: number; name: { fr?: string; en?: string } }[]) =>
  roomsToldApart(rooms, ({ venue }) => venues.get(venue)).map(({ name }) => name);

it('names a room with its venue if another has its name in that language, and once if the venue has the same name', () => {
  expect(
    called([
      { venue: 1, name: { fr: 'Grande salle' } },
      { venue: 1, name: { fr: 'Petite salle', en: 'Small room' } },
      { venue: 2, name: { fr: 'grande  salle', en: 'Great hall' } },
      { venue: 3, name: { fr: 'Grande salle' } },
    ]),
  ).toEqual([
    { fr: 'Odéon – Grande salle', en: 'Odéon – Grande salle' },
    { fr: 'Petite salle', en: 'Small room' },
    { fr: 'Mairie – grande  salle', en: 'Great hall' },
    { fr: 'Grande salle' },
  ]);
  expect(called([{ venue: 1, name: { fr: 'Salle 1' } }])).toEqual([{ fr: 'Salle 1' }]);
});

it('is how the desk names a room of the draft, except in headings below its venue', () => {
  const rooms = [1, 2].map((id) => roomOf(id, { venueId: id, name: { fr: 'Salle 1' } }));
  const index = indexDraft(draftOf([], { rooms, venues: [venueOf(1, { name: { fr: 'Odéon' } }), venueOf(2)] }));
  expect([1, 3, undefined].map((id) => roomNameIn(index, id, 'fr'))).toEqual(['Odéon – Salle 1', '', '']);
  const desk = 'app/[locale]/(live)/organise/[festival]';
  const plain = ['events', 'grid', 'today'].flatMap((folder) =>
    readdirSync(join(desk, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .filter((file) =>
        /(?:inLocale|typesetIn)\((\w+\.)?room\.name|rooms\.get\([^)]*\)\?\.name, locale/.test(
          readFileSync(join(desk, folder, file), 'utf8'),
        ),
      ),
  );
  expect(plain).toEqual(['board-view.tsx']);
});
