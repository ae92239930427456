import { clsx } from 'clsx';
import type { Warning } from '../../../../../lib/events/warning.ts';
import { groupHeading, groupSentence, groupWarnings } from '../../../../../lib/events/warning-groups.ts';
import type { Locale } from '../../../../../lib/i18n/locale.ts';
import type { DraftIndex } from '../../../../../lib/programme/draft.ts';
import { WarningCard } from './warning-card.tsx';

/** Warnings in the order they came: a clash stands as it is, several of one kind fold under a line that names whom they are about. */
export function WarningGroups({
  warnings,
  index,
  locale,
  ...rest
}: {
  warnings: readonly Warning[];
  index: DraftIndex;
  locale: Locale;
  slug: string;
  isReadOnly: boolean;
  /** The séance whose page it stands on. */
  on?: number;
}) {
  return groupWarnings(warnings).map((group) => {
    const cards = group.warnings.map((warning) => (
      <WarningCard key={warning.code + warning.facts} warning={warning} index={index} locale={locale} {...rest} />
    ));
    if (cards.length === 1) return cards;
    return (
      <details key={group.key} className={clsx('warning-card', group.level)}>
        <summary className="cursor-pointer pb-2">
          <span className="warning-heading">{groupHeading(group, index, locale)}</span>
          <span className="mt-0.5 block">{groupSentence(group, index, locale)}</span>
        </summary>
        <div className="grid gap-2 pb-2">{cards}</div>
      </details>
    );
  });
}
