import { getTranslations } from 'next-intl/server';
import { Link } from '#app/_ui/link.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import type { countByReason } from '#lib/programme/left-out.ts';

/** What is not published, with a line and a link for each reason. Nothing where everything is. */
export async function LeftOutList({
  leftOut,
  slug,
  locale,
}: {
  /** By reason. */
  leftOut: Readonly<ReturnType<typeof countByReason>>;
  slug: string;
  locale: Locale;
}) {
  const t = await getTranslations('desk.out');
  if (leftOut.length === 0) return null;
  return (
    <ul className="grid">
      {leftOut.map(({ reason, count }) => (
        <li key={reason} className="flex items-center gap-3 border-line border-t first:border-t-0">
          <span className="min-w-0 flex-1 py-2">
            <span className="block font-semibold">{t(`count.${reason}`, { count })}</span>
            <span className="hint block">{t(`why.${reason}`)}</span>
          </span>
          <Link
            href={deskPaths(locale, slug).leftOut(reason)}
            className="link inline-flex min-h-[44px] items-center"
            aria-label={t('seeNamed', { what: t(`count.${reason}`, { count }) })}
          >
            {t('see')}
          </Link>
        </li>
      ))}
    </ul>
  );
}
