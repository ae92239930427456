import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import { originalFile } from '#lib/pictures/picture-files.ts';
import { MADE_AT } from './filled.ts';

export type Photograph = Readonly<{ width: number; height: number; bytes: Buffer }>;

/** Keeps the photographs as stills of the films of this festival, in turn. */
export function addStills(
  db: Db,
  dataFolder: string,
  festivalId: number,
  given: readonly Photograph[],
  isPublic: boolean,
) {
  const isOwn = eq(t.eventItems.festivalId, festivalId);
  const shown = db.selectDistinct({ id: t.eventItems.filmId }).from(t.eventItems).where(isOwn).all();
  const films = shown.flatMap(({ id }) => id ?? []);
  for (const [at, { width, height, bytes }] of given.entries()) {
    const hash = sha256Of(bytes);
    const file = originalFile(dataFolder, hash, 'jpeg');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    const ground = isPublic ? { givenBy: 'The distributor', purposes: ['site' as const] } : {};
    const filmId = films[at % films.length] ?? null;
    const kept = { hash, format: 'jpeg', width, height, bytes: bytes.length, colour: '#808080' } as const;
    db.insert(t.pictures)
      .values({ festivalId, use: 'still', filmId, ...kept, ...ground, position: at, createdAt: MADE_AT })
      .run();
  }
}
