import { clsx } from 'clsx';
import { getTranslations } from 'next-intl/server';
import { type Warning, warningKey } from '#lib/events/warning.ts';
import { drawnGroups, groupHeading, groupSentence, type Kinds } from '#lib/events/warning-groups.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import { Accept, WarningCard } from './warning-card.tsx';

/** Warnings in the order they came: a clash stands as it is, several of one kind fold under a line that names whom they are about. */
export async function WarningGroups({
  warnings,
  most = warnings.length,
  ...rest
}: {
  warnings: readonly Warning[];
  /** So many are drawn; what stands over a group counts all of it. */
  most?: number;
  index: DraftIndex;
  locale: Locale;
  slug: string;
  isReadOnly: boolean;
  /** The séance whose page it stands on. */
  on?: number;
  heading?: 'h3' | 'h4';
  /** Given where warnings can be accepted. */
  kinds?: Kinds | null;
}) {
  const { index, locale, slug, kinds } = rest;
  const t = await getTranslations({ locale, namespace: 'desk.settle' });
  return drawnGroups(warnings, most).map(({ group, drawn }) => {
    const cards = drawn.map((warning) => <WarningCard key={warningKey(warning)} warning={warning} {...rest} />);
    if (group.warnings.length === 1) return cards;
    const [first] = group.warnings as [Warning];
    return (
      <details key={group.key} className={clsx('warning-card', group.level)}>
        <summary className="cursor-pointer pb-2">
          <span className="warning-heading">{groupHeading(group, index, locale)}</span>
          <span className="mt-0.5 block">{groupSentence(group, index, locale)}</span>
        </summary>
        <div className="grid gap-2 pb-2">
          {kinds && (
            <Accept warning={first} what={groupHeading(group, index, locale)} slug={slug} kinds={kinds} isAll />
          )}
          {cards}
          {group.warnings.length > drawn.length && (
            <p className="text-soft">{t('andMore', { count: group.warnings.length - drawn.length })}</p>
          )}
        </div>
      </details>
    );
  });
}
