import { rm } from 'node:fs/promises';
import { unstoredJson } from '#app/_server/answer-head.ts';
import { failureOf } from '#app/_server/failure.ts';
import { gateAction } from '#app/_server/gate.ts';
import { isOurs, receiveFile } from '#app/_server/post.ts';
import { env } from '#lib/env.ts';
import { checkRemit } from '#lib/history/remit.ts';
import { fieldSentence } from '#lib/i18n/field-messages.ts';
import { readLocale } from '#lib/i18n/locale.ts';
import { colonOf } from '#lib/i18n/typeset.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import { runJob } from '#lib/jobs/pool.ts';
import { onceFree } from '#lib/once-free.ts';
import { addPicture } from '#lib/pictures/mutations.ts';
import { keepingJob, type PictureRefusal, unfinishedFile } from '#lib/pictures/picture-files.ts';
import { subjectNamed } from '#lib/pictures/queries.ts';
import { MAX_MEGAPIXELS, MAX_PICTURE, newPictureSchema } from '#lib/pictures/schema.ts';
import { pictureOf, USES } from '#lib/pictures/subject.ts';
import { now } from '#lib/time/clock.ts';

type Params = { params: Promise<{ festival: string }> };
/** The answer about a picture that was sent; a refusal names its file. */
export type PictureAnswer = { ok: true; id: number; batch: string | null } | { ok: false; message: string };

const answer = (body: PictureAnswer, status: number) => unstoredJson(body, status);

/** Adds a picture to a thing of this festival: the body is the file itself. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const lang = asked.get('lang');
  const locale = readLocale(lang);
  const t = setTranslator(locale, 'pictures');
  const refuse = (key: PictureRefusal | 'tooLarge' | 'gone' | 'foreign' | 'wrong', status: number) =>
    answer(
      {
        ok: false,
        message: t(`refused.${key}`, {
          name: asked.get('name') ?? '',
          megabytes: MAX_PICTURE / 1_000_000,
          megapixels: MAX_MEGAPIXELS,
        }),
      },
      status,
    );
  let file: string | null = null;
  try {
    if (!isOurs(request, 'desk')) return refuse('foreign', 403);
    const festival = await gateAction((await params).festival, 'schedule');
    const input = newPictureSchema.safeParse(Object.fromEntries(asked));
    const subject = input.success ? subjectNamed(festival.id, input.data.of, festival.db) : null;
    if (!input.success) return refuse('wrong', 400);
    if (!subject) return refuse('gone', 404);
    const use = input.data.use ?? USES[subject.kind][0];
    if (!USES[subject.kind].includes(use)) return refuse('wrong', 400);
    const { id: festivalId, actor, db } = festival;
    // Checked before the body is read, so that nobody uploads a file they may not add.
    checkRemit(db, { actor, festivalId, entity: 'picture', before: null, after: pictureOf(subject) });
    file = unfinishedFile(env().dataFolder);
    if (!(await receiveFile(request, file, MAX_PICTURE))) return refuse('tooLarge', 413);
    const mayBeLines = use === 'logo' || use === 'logo-dark' || use === 'partner';
    const kept = await runJob(keepingJob, { dataFolder: env().dataFolder, file, mayBeLines });
    if ('refused' in kept) return refuse(kept.refused, 422);
    const { name, key, batch } = input.data;
    const added = await onceFree(() =>
      addPicture(festival, { subject, use, kept, fileName: name }, { clientKey: key, batch }, now()),
    );
    if (added.ok) return answer(added, 200);
    const sentences = setTranslator(locale, 'fields');
    const [error = 'wrong'] = Object.values(added.fields);
    return answer({ ok: false, message: `${name}${colonOf(locale)}${fieldSentence(error, sentences)}` }, 422);
  } catch (error) {
    const { code, values, status } = failureOf(error);
    const message = setTranslator(locale, 'errors')(code, values as never);
    return answer({ ok: false, message }, status);
  } finally {
    if (file !== null) await rm(file, { force: true });
  }
}
