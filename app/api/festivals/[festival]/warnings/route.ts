import { unstoredJson } from '#app/_server/answer-head.ts';
import { gateAction } from '#app/_server/gate.ts';
import { answeringDesk } from '#app/_server/post.ts';
import { readLocale } from '#lib/i18n/locale.ts';
import { now } from '#lib/time/clock.ts';
import { fixesOfGroup, saidWarnings } from '#lib/warnings/said-warnings.ts';

/**
 * The `SaidWarnings` of the present draft, in the language `?locale=`; with `?group=`, the possible
 * fixes for that group.
 */
export const GET = answeringDesk<{ festival: string }>(async (request, { festival: slug }) => {
  const festival = await gateAction(slug, 'read');
  const asked = new URL(request.url).searchParams;
  const locale = asked.get('locale');
  const reader = readLocale(locale);
  const group = asked.get('group');
  const said = group === null ? saidWarnings(festival, reader, now()) : fixesOfGroup(festival, reader, group, now());
  return unstoredJson(said);
});
