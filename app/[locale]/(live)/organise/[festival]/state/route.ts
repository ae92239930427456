import { unstoredJson } from '#app/_server/answer-head.ts';
import { gateAction } from '#app/_server/gate.ts';
import { answeringDesk } from '#app/_server/post.ts';
import { releaseSaid } from '#app/[locale]/(live)/organise/[festival]/frame-said.ts';
import { readLocale } from '#lib/i18n/locale.ts';

/**
 * What the desk's frame says now (`ReleaseSaid`), asked for after each act. Its address is below
 * the desk, so that for a large festival the second server answers it.
 */
export const GET = answeringDesk<{ locale: string; festival: string }>(async (_, { locale, festival: slug }) => {
  const festival = await gateAction(slug, 'read');
  return unstoredJson(await releaseSaid(festival, readLocale(locale), { isFrame: false }));
});
