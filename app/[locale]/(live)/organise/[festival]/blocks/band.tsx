import './band.css';
import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import type { CSSProperties } from 'react';
import { Link } from '#app/_ui/link.tsx';
import type { Band } from '#lib/blocks/bands.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import type { DraftBlock } from '#lib/model/draft.ts';
import { formatTimeRange, spokenTimeRange } from '#lib/time/format.ts';
import { addMinutes } from '#lib/time/wall-clock.ts';

type Props = {
  band: Band;
  /** The minute at which the column begins. */
  from: number;
  zone: string;
  locale: Locale;
  /** The address of its form; null for readers who may not edit it. */
  href: string | null;
};

/**
 * One piece of a break or set-up, in the list of a column. Its name is shown and read out once, in
 * the first column it covers; a click on any piece opens its form.
 */
export function BlockBand({
  band: { block, start: starts, end, nth, isLast, isNamed },
  from,
  zone,
  locale,
  href,
}: Props) {
  const t = useTranslations('grid.block');
  const { full, shown } = blockName(block, locale, t);
  const until = addMinutes(block.startsAt, block.minutes, zone);
  const isFirst = nth === 0;
  // If it began before the hours that are drawn, only its end is in the column.
  const start = Math.max(starts, from);
  const words = isNamed && (
    <>
      <span className="block-name">{shown}</span>
      <span className="num">{formatTimeRange(block.startsAt, until, locale)}</span>
    </>
  );
  const label = `${full}, ${spokenTimeRange(block.startsAt, until, locale)}`;
  return (
    <li
      className={clsx('block-band', block.kind, isFirst ? 'is-first' : 'goes-on', isLast && 'is-last')}
      style={{ '--at': start - from, '--long': end - start, '--nth': nth } as CSSProperties}
      aria-hidden={isFirst ? undefined : true}
    >
      {href ? (
        <Link
          href={href}
          draggable={false}
          className="block-open"
          {...(isFirst ? { 'aria-label': label } : { tabIndex: -1 })}
        >
          {words}
        </Link>
      ) : (
        <>
          {isFirst && <span className="spoken">{label}</span>}
          <span className="block-open" aria-hidden="true">
            {words}
          </span>
        </>
      )}
    </li>
  );
}

type Sentences = (key: never, values?: never) => string;

/**
 * The name of a block: `full` with its kind, for screen readers; `shown` for drawing, where only
 * set-ups name their kind. A title that contains the kind (« Montage des gradins ») is enough. `t`
 * are the `grid.block` messages.
 */
export function blockName(block: Pick<DraftBlock, 'kind' | 'title'>, locale: Locale, t: Sentences) {
  const kind = t(block.kind as never);
  const title = typesetIn(block.title, locale);
  const saysKind = title.toLocaleLowerCase(locale).includes(kind.toLocaleLowerCase(locale));
  const full =
    title === '' || saysKind ? title || kind : typeset(t('named' as never, { kind, title } as never), locale);
  return { full, shown: block.kind === 'set-up' ? full : title || kind };
}
