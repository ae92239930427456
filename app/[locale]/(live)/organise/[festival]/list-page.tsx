import type { ReactNode } from 'react';
import { DoneBar } from '#app/_components/done-bar.tsx';
import { Empty, ListHead } from '#app/_components/records/page-frame.tsx';
import type { Opened } from '#app/_server/live-page.tsx';
import { standingInWords } from '#app/_server/standing.ts';
import { Link } from '#app/_ui/link.tsx';
import { daysOf } from '#lib/days/queries.ts';
import { mayCreateFestival } from '#lib/festivals/creation.ts';
import type { CarriedKind } from '#lib/history/carried.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import type { Authorized } from '#lib/policy.ts';
import { CarriedBand } from './carried/carried.tsx';
import type { ListAsTable } from './table/table-view.tsx';

/**
 * The page of a list of the desk: what was just done, its head, and its entries; if it is empty,
 * what it is for. The button to add one stands in the head, or in the empty list.
 */
export function ListPage({
  at,
  title,
  count,
  add,
  empty,
  asTable,
  carried,
  told,
  ways,
  children,
}: {
  at: Pick<Opened<'read'>, 'locale' | 'paths' | 'query'> & { festival: Opened<'read' | 'volunteers'>['festival'] };
  title: string;
  count: string;
  add?: { href: string; label: string } | undefined;
  /**
   * Shown while the list is empty: why, other ways to begin, and what is offered below; null where
   * it has entries.
   */
  empty: { title: string; text: string; ways?: ReactNode; below?: ReactNode } | null;
  /** Given where the list can also be shown as a table, which counts its rows itself. */
  asTable?: ListAsTable | null;
  /** Given where entries may come from another edition. */
  carried?: CarriedKind;
  /** A further sentence about what was just done. */
  told?: ReactNode;
  /** Links to import and export the list. */
  ways?: ReactNode;
  children: ReactNode;
}) {
  const { festival, locale, query } = at;
  return (
    <>
      <DoneBar festival={festival} batch={query.done} />
      {told}
      <ListHead
        title={title}
        count={asTable?.isAsked ? undefined : count}
        add={empty && !asTable?.isAsked ? undefined : add}
      >
        {asTable?.way}
      </ListHead>
      {ways}
      {carried && <CarriedBand kind={carried} festival={festival} locale={locale} />}
      {asTable?.isAsked ? (
        asTable.view
      ) : empty ? (
        <>
          <Empty title={empty.title} text={empty.text} add={add}>
            {empty.ways}
          </Empty>
          {empty.below}
        </>
      ) : (
        children
      )}
    </>
  );
}

/** In an empty list: a link to make a festival from a template, for those who may make one. */
export function FromTemplate({
  festival: { actor, db },
  locale,
  label,
}: {
  festival: Authorized<'read'>;
  locale: Locale;
  label: string;
}) {
  if (!mayCreateFestival(actor, db)) return null;
  return (
    <Link href={sitePaths(locale).newFestival()} className="link">
      {label}
    </Link>
  );
}

/** Says on which of the chosen days the same thing existed already (`?standing=`). */
export async function StandingBar({
  locale,
  festival,
  standing,
}: {
  locale: Locale;
  festival: Parameters<typeof daysOf>[0];
  standing: string | string[] | undefined;
}) {
  const known = new Set(daysOf(festival).map(({ date }) => date));
  const dates = typeof standing === 'string' ? standing.split('.').filter((date) => known.has(date)) : [];
  if (dates.length === 0) return null;
  return (
    <p role="status" className="mb-4 rounded-card bg-sunk px-4 py-3">
      {standingInWords(dates, locale)}
    </p>
  );
}
