import { gunzipSync, gzipSync } from 'node:zlib';
import { eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { savedTemplates } from '#db/schema/index.ts';
import type { DraftPicture } from '#lib/model/draft.ts';

/*
 * A saved template may name pictures in its programme (lib/templates/saved.ts), and their files are
 * kept as long as it is. No table refers to them, so the text of the template is searched.
 */

type Named = { pictures?: Pick<DraftPicture, 'hash' | 'format'>[] };

function textsOf(db: Db | Tx, part: string): { id: number; text: Buffer }[] {
  const { id, programme } = savedTemplates;
  return db
    .select({ id, programme })
    .from(savedTemplates)
    .all()
    .map((row) => ({ id: row.id, text: gunzipSync(row.programme) }))
    .filter(({ text }) => text.includes(part));
}

/** Hash and format of all pictures that saved templates name. */
export const picturesInTemplates = (db: Db | Tx): Pick<DraftPicture, 'hash' | 'format'>[] =>
  textsOf(db, '"pictures":').flatMap(({ text }) => (JSON.parse(text.toString()) as Named).pictures ?? []);

/** Removes a picture from every saved template after it was withdrawn from everywhere. */
export function withdrawFromTemplates(tx: Tx, hash: string): void {
  for (const { id, text } of textsOf(tx, hash)) {
    const { pictures = [], ...rest } = JSON.parse(text.toString()) as Named;
    const left = { ...rest, pictures: pictures.filter((one) => one.hash !== hash) };
    tx.update(savedTemplates)
      .set({ programme: gzipSync(JSON.stringify(left)) })
      .where(eq(savedTemplates.id, id))
      .run();
  }
}
