import { CalendarPlus, FileUp, MapPin } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { Role } from '#lib/accounts/schema.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import { may } from '#lib/policy.ts';
import { typeset } from '#lib/time/format.ts';

type Props = { index: DraftIndex; locale: Locale; slug: string; role: Role };

/** What is first to do in a festival that has no séance yet: a room, then a séance or a whole programme. */
export async function FirstSteps({ index, locale, slug, role }: Props) {
  const t = await getTranslations('desk.firstSteps');
  const paths = deskPaths(locale, slug);
  const hasRoom = index.draft.rooms.length > 0;
  if (!may(role, 'schedule')) return <p className="mt-2 text-soft">{t('nothing')}</p>;
  const steps = [
    ...(hasRoom ? [] : [{ key: 'room', Icon: MapPin, href: paths.section('venues') } as const]),
    { key: 'event', Icon: CalendarPlus, href: paths.item('events', 'new') } as const,
    ...(may(role, 'settings') ? [{ key: 'import', Icon: FileUp, href: paths.section('import') } as const] : []),
  ];
  return (
    <div className="mt-2 grid gap-3">
      <p>{typeset(t(hasRoom ? 'noEvent' : 'noRoom'), locale)}</p>
      <p className="flex flex-wrap gap-2">
        {steps.map(({ key, Icon, href }, i) => (
          <Link key={key} href={href as Route} prefetch={false} className={i === 0 ? 'btn lamp' : 'btn'}>
            <Icon aria-hidden size={18} />
            {t(key)}
          </Link>
        ))}
      </p>
    </div>
  );
}
