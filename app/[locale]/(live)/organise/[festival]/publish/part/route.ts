import { unstoredJson } from '#app/_server/answer-head.ts';
import { gateAction } from '#app/_server/gate.ts';
import { answeringDesk } from '#app/_server/post.ts';
import { openedParts } from '#app/[locale]/(live)/organise/[festival]/publish/rows.ts';
import { readLocale } from '#lib/i18n/locale.ts';

/**
 * The lines of one part of the publish page (`?key=2026-11-27`), which a large publication shows
 * folded.
 */
export const GET = answeringDesk<{ locale: string; festival: string }>(async (request, { locale, festival: slug }) => {
  const festival = await gateAction(slug, 'publish');
  const key = new URL(request.url).searchParams.get('key') ?? '';
  const rows = (await openedParts(festival, [key], readLocale(locale)))[key] ?? [];
  return unstoredJson({ rows });
});
