import { answeringDesk } from '#app/_server/post.ts';
import { briefingFileAnswer } from '#app/_server/respond.ts';
import { PRIVATE, slowDown } from '#app/_server/selection-post.ts';
import { numberOf } from '#lib/i18n/paths.ts';
import { now } from '#lib/time/clock.ts';
import { ownBriefingFile } from '#lib/volunteers/briefings.ts';
import { authorizeVolunteer } from '#lib/volunteers/links.ts';

/** The file to read with the briefing of a task, for a volunteer who has a shift of that task. */
export const GET = answeringDesk<{ token: string; task: string }>(async (request, { token, task }) => {
  const opened = authorizeVolunteer(token, now());
  const isUnknown = !opened.ok && opened.reason === 'unknown';
  await slowDown(request, isUnknown);
  if (!opened.ok) return new Response(null, { status: isUnknown ? 404 : 410, headers: PRIVATE });
  return briefingFileAnswer(ownBriefingFile(opened.who, numberOf(task) ?? 0, now()));
});
