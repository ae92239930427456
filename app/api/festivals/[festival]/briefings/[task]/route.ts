import { answerFailure } from '#app/_server/act-post.ts';
import { gateAction } from '#app/_server/gate.ts';
import { briefingFileAnswer } from '#app/_server/private-file.ts';
import { numberOf } from '#lib/i18n/paths.ts';
import { briefingFileOf } from '#lib/volunteers/briefing-files.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ festival: string; task: string }> };

/** The file to read with the briefing of a task, for who coordinates the volunteers. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  try {
    const { festival, task } = await params;
    return briefingFileAnswer(briefingFileOf(await gateAction(festival, 'volunteers'), numberOf(task) ?? 0));
  } catch (error) {
    return answerFailure(error);
  }
}
