import { unstoredJson } from '#app/_server/answer-head.ts';
import { openEmergencies } from '#app/_server/emergencies.ts';
import { gateAction } from '#app/_server/gate.ts';
import { answeringDesk } from '#app/_server/post.ts';
import { readLocale } from '#lib/i18n/locale.ts';

/**
 * The emergencies nobody takes care of yet, which every page of the desk asks for every few
 * seconds.
 */
export const GET = answeringDesk<{ festival: string }>(async (request, { festival: slug }) => {
  const festival = await gateAction(slug, 'read');
  const lang = new URL(request.url).searchParams.get('lang') ?? '';
  const open = openEmergencies(festival, readLocale(lang));
  return unstoredJson({ open });
});
