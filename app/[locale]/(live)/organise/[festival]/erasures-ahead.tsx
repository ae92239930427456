import { getTranslations } from 'next-intl/server';
import { Link } from '#app/_ui/link.tsx';
import type { Authorized, Festival } from '#lib/authorized.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { erasuresAhead } from '#lib/keeping/after-festival.ts';
import { may } from '#lib/policy.ts';
import { formatDate } from '#lib/time/format.ts';

type Props = { festival: Authorized<Festival, 'read'>; locale: Locale; today: string };

/** Which private data will soon erase themselves, while one can still use them or give them more time. */
export async function ErasuresAhead({ festival, locale, today }: Props) {
  const ahead = may(festival.role, 'private-facts') ? erasuresAhead(festival, today) : [];
  if (ahead.length === 0) return null;
  const t = await getTranslations('desk.home.erasure');
  return (
    <div className="my-5 grid gap-2 rounded-card bg-warn-bg px-4 py-3">
      {ahead.map(({ what, on, days }) => (
        <p key={what}>{t(what === 'health' ? 'health' : 'private', { days, on: formatDate(on, locale) })}</p>
      ))}
      {may(festival.role, 'settings') && (
        <p>
          <Link
            href={`${deskPaths(locale, festival.slug).section('settings')}#privacy`}
            className="link inline-block py-2"
          >
            {t('change')}
          </Link>
        </p>
      )}
    </div>
  );
}
