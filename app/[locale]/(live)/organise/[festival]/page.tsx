import { clsx } from 'clsx';
import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { conflictsOf } from '../../../../../lib/events/conflicts.ts';
import { isUnscheduled } from '../../../../../lib/events/queries.ts';
import {
  groupHeading,
  groupSentence,
  groupWarnings,
  type WarningGroup,
} from '../../../../../lib/events/warning-groups.ts';
import { may } from '../../../../../lib/festivals/policy.ts';
import type { Locale } from '../../../../../lib/i18n/locale.ts';
import { deskPaths } from '../../../../../lib/i18n/paths.ts';
import { type DraftIndex, indexDraft } from '../../../../../lib/programme/draft.ts';
import { loadDraft } from '../../../../../lib/programme/queries.ts';
import { releaseStateOf } from '../../../../../lib/programme/unpublished.ts';
import { now } from '../../../../../lib/time/clock.ts';
import { gate } from '../../../../_server/gate.ts';
import { deskLocale } from './desk-locale.ts';
import { WarningCard } from './warning-card.tsx';

type Props = { params: Promise<{ locale: string; festival: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk'))('overview.title') };
}

/** What needs attention first, then the numbers. */
export default async function Overview({ params }: Props) {
  const { locale: asked, festival: slug } = await params;
  const locale = deskLocale(asked);
  const festival = await gate(locale, slug, 'read');
  const t = await getTranslations('desk');
  const paths = deskPaths(locale, festival.slug);
  const draft = loadDraft(festival.id, festival.db);
  const index = indexDraft(draft);
  const groups = groupWarnings(conflictsOf(draft));
  const unscheduled = draft.events.filter(isUnscheduled).length;
  const unpublished = releaseStateOf(festival, now()).unpublished.length;
  const isReadOnly = !may(festival.role, 'schedule');
  const counts = [
    { key: 'events', count: draft.events.length },
    { key: 'films', count: draft.films.length },
    { key: 'people', count: draft.people.length },
    { key: 'rooms', count: draft.rooms.length },
  ] as const;

  return (
    <>
      <h1>{t('overview.title')}</h1>
      <section aria-labelledby="attention" className="mt-6 max-w-[52rem]">
        <h2 id="attention">{t('overview.attention')}</h2>
        <div className="mt-3 grid gap-3">
          {unscheduled > 0 && (
            <p className="warning-card warning">
              {t('overview.unscheduled', { count: unscheduled })}{' '}
              <Link href={`${paths.section('events')}?unscheduled=1` as Route} prefetch={false} className="link">
                {t('overview.unscheduledLink')}
              </Link>
            </p>
          )}
          {groups.map((group) => (
            <Group
              key={group.key}
              group={group}
              index={index}
              locale={locale}
              slug={festival.slug}
              isReadOnly={isReadOnly}
            />
          ))}
          {unpublished > 0 && (
            <p className="warning-card">
              {t('overview.unpublished', { count: unpublished })}{' '}
              {may(festival.role, 'publish') && (
                <Link href={paths.section('publish') as Route} prefetch={false} className="link">
                  {t('overview.unpublishedLink')}
                </Link>
              )}
            </p>
          )}
          {groups.length === 0 && unscheduled === 0 && <p className="text-soft">{t('overview.nothing')}</p>}
        </div>
      </section>
      <section aria-labelledby="numbers" className="mt-10">
        <h2 id="numbers">{t('overview.numbers')}</h2>
        <ul className="mt-3 flex flex-wrap gap-x-10 gap-y-4">
          {counts.map(({ key, count }) => (
            <li key={key}>
              <span className="num block font-title text-[2rem] font-extrabold leading-none">{count}</span>
              <span className="text-soft">{t(`overview.${key}`, { count })}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

type GroupProps = { group: WarningGroup; index: DraftIndex; locale: Locale; slug: string; isReadOnly: boolean };

/** A clash stands as it is; warnings of one kind fold under one line that names whom they are about. */
function Group({ group, index, locale, slug, isReadOnly }: GroupProps) {
  const card = (warning: WarningGroup['warnings'][number], key: number) => (
    <WarningCard key={key} warning={warning} index={index} locale={locale} slug={slug} isReadOnly={isReadOnly} />
  );
  if (group.warnings.length === 1) return <>{group.warnings.map(card)}</>;
  return (
    <details className={clsx('warning-card', group.level)}>
      <summary className="cursor-pointer pb-2">
        <span className="font-bold">{groupHeading(group, index, locale)}</span>
        <span className="mt-1 block">{groupSentence(group, index, locale)}</span>
      </summary>
      <div className="grid gap-3 pb-2">{group.warnings.map(card)}</div>
    </details>
  );
}
