import { randomFillSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import { originalFile } from '#lib/pictures/picture-files.ts';
import { MADE_AT } from './filled.ts';

/** A still of a film, unless it is the portrait of a person or a picture of the festival. */
export type Photograph = Readonly<{ width: number; height: number; bytes: Buffer; use?: 'portrait' | 'head' }>;

/** A picture that cannot be compressed, as each pixel has a colour of its own. */
export const noise = (width: number, height: number, quality: number) =>
  sharp(randomFillSync(Buffer.alloc(width * height * 3)), { raw: { width, height, channels: 3 } })
    .jpeg({ quality, chromaSubsampling: '4:4:4' })
    .toBuffer();

/** Stores the photographs as pictures of this festival, of its films and people in turn. */
export function addPhotographs(
  db: Db,
  dataFolder: string,
  festivalId: number,
  given: readonly Photograph[],
  isPublic: boolean,
) {
  const films = db
    .selectDistinct({ id: t.eventItems.filmId })
    .from(t.eventItems)
    .where(eq(t.eventItems.festivalId, festivalId))
    .all()
    .flatMap(({ id }) => id ?? []);
  const people = db
    .selectDistinct({ id: t.eventPeople.personId })
    .from(t.eventPeople)
    .where(eq(t.eventPeople.festivalId, festivalId))
    .all()
    .map(({ id }) => id);
  const subjects = (at: number) => ({
    still: { filmId: films[at % films.length] ?? null },
    portrait: { personId: people[at % people.length] ?? null, consentOn: MADE_AT.slice(0, 10) },
    head: {},
  });
  for (const [at, { width, height, bytes, use = 'still' }] of given.entries()) {
    const hash = sha256Of(bytes);
    const file = originalFile(dataFolder, hash, 'jpeg');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    const ground = isPublic ? { givenBy: 'The distributor', purposes: ['site' as const] } : {};
    const kept = { hash, format: 'jpeg', width, height, bytes: bytes.length, colour: '#808080' } as const;
    db.insert(t.pictures)
      .values({ festivalId, use, ...subjects(at)[use], ...kept, ...ground, position: at, createdAt: MADE_AT })
      .run();
  }
}
