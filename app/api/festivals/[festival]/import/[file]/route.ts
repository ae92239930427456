import { gateAction } from '#app/_server/gate.ts';
import { answeringDesk } from '#app/_server/post.ts';
import { privateFile } from '#app/_server/respond.ts';
import { programmeReportOf } from '#lib/exchange/programmes/programme-desk.ts';
import { readLocale } from '#lib/i18n/locale.ts';

/** The plan for an uploaded file as a table for a spreadsheet, in the language `?lang=`. */
export const GET = answeringDesk<{ festival: string; file: string }>(async (request, { festival: slug, file }) => {
  const festival = await gateAction(slug, 'settings');
  const asked = new URL(request.url).searchParams.get('lang');
  const id = /^\d{1,9}$/.test(file) ? Number(file) : 0;
  const report = await programmeReportOf(festival, id, readLocale(asked));
  if (report === null) return new Response(null, { status: 404 });
  return privateFile(report, { type: 'text/csv; charset=utf-8', name: `${slug}-import-${id}.csv` });
});
