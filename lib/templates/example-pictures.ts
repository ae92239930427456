import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import type { Bilingual } from '#db/columns.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { LanterneError } from '#lib/errors.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { Creator } from '#lib/festivals/creation.ts';
import { runJob } from '#lib/jobs/pool.ts';
import type { Draft } from '#lib/model/draft.ts';
import { addPicture } from '#lib/pictures/mutations.ts';
import { unfinishedFile } from '#lib/pictures/picture-files.ts';
import { type IncomingPicture, type KeptPicture, keepingJob, type PictureRefusal } from '#lib/pictures/picture-job.ts';
import { picturePurposes } from '#lib/pictures/purposes.ts';
import type { Subject } from '#lib/pictures/subject.ts';
import type { NewFestivalInput } from './schema.ts';
import { sixDays } from './six-days.ts';
import { type ExamplePicture, sixDaysPictures } from './six-days-pictures.ts';

/** The stated source of the drawings. */
const GROUND: Bilingual = { fr: 'dessin de démonstration', en: 'demonstration drawing' };

/** Whether a festival created from this template gets drawings. */
export const hasExamplePictures = ({ template, films }: Pick<NewFestivalInput, 'template' | 'films'>): boolean =>
  template === sixDays.id && films;

type Drawing = Readonly<{
  dataFolder: string;
  keep?: (incoming: IncomingPicture) => Promise<KeptPicture | { refused: PictureRefusal }>;
}>;

/**
 * Draws the pictures of the example and adds them to the festival created from it, in one batch.
 * They are stored like every uploaded picture, which takes some seconds, so the festival is created
 * before. Nothing is written if it was deleted meanwhile. `now` returns an instant.
 */
export async function addExamplePictures(
  { actor, db }: Creator,
  slug: string,
  { dataFolder, keep = (incoming) => runJob(keepingJob, incoming) }: Drawing,
  now: () => string,
): Promise<void> {
  const drawn: { picture: ExamplePicture; kept: KeptPicture }[] = [];
  for (const picture of sixDaysPictures) {
    const file = unfinishedFile(dataFolder);
    try {
      writeFileSync(file, picture.svg, { mode: 0o600 });
      const kept = await keep({ dataFolder, file, mayBeLines: true });
      if ('refused' in kept) throw new Error(`${picture.fileName}: ${kept.refused}`);
      drawn.push({ picture, kept });
    } finally {
      rmSync(file, { force: true });
    }
  }
  try {
    const festival = authorizeFestival(actor, slug, 'schedule', db);
    const draft = loadDraft(festival.id, db);
    const givenBy = GROUND[festival.locale] ?? '';
    const batch = randomUUID();
    for (const { picture, kept } of drawn) {
      const { of, use, fileName, alt } = picture;
      const subject = subjectIn(draft, of);
      const told = { alt, givenBy, purposes: [...picturePurposes] };
      const act = { clientKey: null, batch, verb: 'drawn' } as const;
      if (subject) addPicture(festival, { subject, use, kept, fileName, told }, act, now());
    }
  } catch (error) {
    // Somebody has deleted it meanwhile.
    if (!(error instanceof LanterneError)) throw error;
  }
}

function subjectIn({ films, people }: Draft, of: ExamplePicture['of']): Subject | null {
  if (of === 'festival') return { kind: 'festival' };
  const named =
    'film' in of
      ? ({ kind: 'film', id: films.find(({ originalTitle }) => originalTitle === of.film)?.id } as const)
      : ({ kind: 'person', id: people.find(({ name }) => name === of.person)?.id } as const);
  return named.id === undefined ? null : { ...named, id: named.id };
}
