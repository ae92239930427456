import { gateAction } from '#app/_server/gate.ts';
import { answeringDesk } from '#app/_server/post.ts';
import { privateFile } from '#app/_server/respond.ts';
import { notFound } from '#lib/errors.ts';
import { readLocale } from '#lib/i18n/locale.ts';
import { guestFile, volunteerFile } from '#lib/keeping/person-file.ts';
import { now } from '#lib/time/clock.ts';

/**
 * All data kept about one person as a text to hand them: `?volunteer=` by id, `?person=` by number.
 * No cache may store it.
 */
export const GET = answeringDesk<{ festival: string }>(async (request, { festival: slug }) => {
  const { searchParams } = new URL(request.url);
  const asked = searchParams.get('lang') ?? '';
  const locale = readLocale(asked);
  const volunteer = searchParams.get('volunteer');
  const text =
    volunteer === null
      ? guestFile(await gateAction(slug, 'private-facts'), Number(searchParams.get('person')), locale, now())
      : volunteerFile(await gateAction(slug, 'health'), Number(volunteer), locale, now());
  if (text === null) throw notFound();
  return privateFile(text, {
    type: 'text/plain; charset=utf-8',
    name: `${slug}-${volunteer === null ? 'person' : 'volunteer'}.txt`,
  });
});
