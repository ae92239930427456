import { gateAction } from '#app/_server/gate.ts';
import { answeringDesk } from '#app/_server/post.ts';
import { briefingFileAnswer } from '#app/_server/respond.ts';
import { numberOf } from '#lib/i18n/paths.ts';
import { briefingFileOf } from '#lib/volunteers/briefings.ts';

/** The file to read with the briefing of a task, for coordinators. */
export const GET = answeringDesk<{ festival: string; task: string }>(async (_, { festival, task }) => {
  return briefingFileAnswer(briefingFileOf(await gateAction(festival, 'volunteers'), numberOf(task) ?? 0));
});
