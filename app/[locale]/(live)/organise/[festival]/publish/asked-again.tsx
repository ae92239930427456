import type { Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { Authorized } from '../../../../../../lib/authorized.ts';
import type { Festival } from '../../../../../../lib/festivals/access.ts';
import type { Locale } from '../../../../../../lib/i18n/locale.ts';
import { deskPaths } from '../../../../../../lib/i18n/paths.ts';
import type { TeamDocument } from '../../../../../../lib/programme/documents.ts';
import { typeset } from '../../../../../../lib/time/format.ts';
import { reconfirmationsBy } from '../../../../../../lib/volunteers/board.ts';
import { planOf } from '../../../../../../lib/volunteers/plan.ts';
import { reconfirmSentence } from '../../../../../../lib/volunteers/reconfirm.ts';
import { shiftSpeaker } from '../../../../../../lib/volunteers/say-shift.ts';

/** More of them are counted: their pages say the rest. */
const MAX_SHOWN = 12;

/** How many volunteers this publication would ask again, because what they said yes to moves, and whom. Where nobody was asked yet, nothing is said. */
export async function AskedAgain({
  festival,
  team,
  locale,
}: {
  festival: Authorized<Festival, 'publish'>;
  team: TeamDocument;
  locale: Locale;
}) {
  const { names, assignments } = planOf(festival.id, festival.db);
  if (assignments.length === 0) return null;
  const t = await getTranslations('publish.volunteers');
  const count = await getTranslations('volunteers.reconfirm');
  const again = reconfirmationsBy(festival, team);
  const say = shiftSpeaker(names, locale);
  return (
    <section className="card p-4" aria-labelledby="asked-again">
      <h3 id="asked-again">{t('title')}</h3>
      <p className={again.length > 0 ? 'mt-1 font-semibold text-warn' : 'mt-1 text-soft'}>
        {count('count', { count: again.length })}
      </p>
      {again.length > 0 && (
        <details className="mt-2">
          <summary className="min-h-[44px] cursor-pointer py-2 font-semibold">{t('who')}</summary>
          <ul className="grid gap-2">
            {again.slice(0, MAX_SHOWN).map((one) => (
              <li key={one.assignmentId} className="border-line border-l-2 pl-3">
                <Link
                  href={deskPaths(locale, festival.slug).volunteers('people', one.volunteerId) as Route}
                  prefetch={false}
                  className="link"
                >
                  {typeset(say.volunteer(one.volunteerId), locale)}
                </Link>{' '}
                {reconfirmSentence(one, names, locale)}
              </li>
            ))}
            {again.length > MAX_SHOWN && (
              <li className="pl-3 text-soft">{t('more', { count: again.length - MAX_SHOWN })}</li>
            )}
          </ul>
        </details>
      )}
    </section>
  );
}
