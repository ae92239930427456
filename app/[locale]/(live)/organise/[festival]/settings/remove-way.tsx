import { Trash2 } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { UNDO_DAYS } from '#lib/keeping/erase.ts';

/** The way to the page that says what would go with the festival, and asks. */
export async function RemoveWay({
  slug,
  isDemonstration,
  locale,
}: {
  slug: string;
  isDemonstration: boolean;
  locale: Locale;
}) {
  const t = await getTranslations('templates.remove');
  const title = isDemonstration ? t('titleDemonstration') : t('way');
  return (
    <section className="card mt-6 grid max-w-[52rem] gap-3 p-[clamp(1.1rem,3vw,1.6rem)]" aria-labelledby="remove-way">
      <h2 id="remove-way">{title}</h2>
      <p>{t('wayText', { days: UNDO_DAYS })}</p>
      <div>
        <Link href={deskPaths(locale, slug).remove() as Route} prefetch={false} className="btn text-bad">
          <Trash2 aria-hidden size={18} />
          {title}
        </Link>
      </div>
    </section>
  );
}
