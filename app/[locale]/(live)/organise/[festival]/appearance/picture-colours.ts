'use server';

import { gateAction } from '#app/_server/gate.ts';
import { env } from '#lib/env.ts';
import { runJob } from '#lib/jobs/pool.ts';
import { coloursJob } from '#lib/pictures/picture-job.ts';
import { pictureById } from '#lib/pictures/queries.ts';

/** The colours that stand out in a picture of this festival, the most frequent first; none where there is no such picture. */
export async function pictureColours(slug: string, id: number): Promise<string[]> {
  const festival = await gateAction(String(slug), 'settings');
  const picture = Number.isSafeInteger(id) ? pictureById(festival.id, id, festival.db) : null;
  if (!picture) return [];
  const { hash, format } = picture;
  return runJob(coloursJob, { dataFolder: env().dataFolder, hash, format });
}
