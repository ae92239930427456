import { unstoredJson } from '#app/_server/answer-head.ts';
import { gateAction } from '#app/_server/gate.ts';
import { answeringDesk } from '#app/_server/post.ts';
import { readLocale } from '#lib/i18n/locale.ts';
import { finderEntries } from './entries.ts';

/**
 * Everything that « Chercher ou faire » finds (`FinderEntry[]`), loaded each time it is opened. Its
 * address is below the desk, so that for a large festival the second server answers it.
 */
export const GET = answeringDesk<{ locale: string; festival: string }>(async (_, { locale, festival: slug }) => {
  const festival = await gateAction(slug, 'read');
  return unstoredJson(finderEntries(festival, readLocale(locale)));
});
