import { getTranslations } from 'next-intl/server';
import { Link } from '#app/_ui/link.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { typeset } from '#lib/time/format.ts';
import type { AskedAgain as Asked } from '#lib/volunteers/publish-page.ts';
import { reconfirmSentence } from '#lib/volunteers/reconfirm.ts';

/** How many volunteers this publication would ask again, because what they said yes to moves, and whom. Where nobody was asked yet, nothing is said. */
export async function AskedAgain({ again, slug, locale }: { again: Asked | null; slug: string; locale: Locale }) {
  if (again === null) return null;
  const t = await getTranslations('publish.volunteers');
  const count = await getTranslations('volunteers.reconfirm');
  return (
    <section className="card p-4" aria-labelledby="asked-again">
      <h3 id="asked-again">{t('title')}</h3>
      <p className={again.count > 0 ? 'mt-1 font-semibold text-warn' : 'mt-1 text-soft'}>
        {count('count', { count: again.count })}
      </p>
      {again.count > 0 && (
        <details className="mt-2">
          <summary className="min-h-[44px] cursor-pointer py-2 font-semibold">{t('who')}</summary>
          <ul className="grid gap-2">
            {again.shown.map((one) => (
              <li key={one.assignmentId} className="border-line border-l-2 pl-3">
                <Link href={deskPaths(locale, slug).volunteers('people', one.volunteerId)} className="link">
                  {typeset(one.volunteer, locale)}
                </Link>{' '}
                {reconfirmSentence(one, again.names, locale)}
              </li>
            ))}
            {again.count > again.shown.length && (
              <li className="pl-3 text-soft">{t('more', { count: again.count - again.shown.length })}</li>
            )}
          </ul>
        </details>
      )}
    </section>
  );
}
