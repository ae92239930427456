import { cookies } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { IslandMessages } from '#app/_components/records/page-frame.tsx';
import type { Opened } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { MAX_TABLE_ROWS } from '#app/_ui/table-order.ts';
import { columnsCookie, seenAsTable } from '#app/[locale]/(live)/organise/[festival]/desk-cookies.ts';
import { lastChange } from '#lib/events/act-answers.ts';
import { arrangementOf } from '#lib/exchange/lists/arrangement.ts';
import { mayKeepViews, viewsOf } from '#lib/exchange/programmes/table-views.ts';
import { type TableName, tables } from '#lib/exchange/programmes/tables.ts';
import { type Authorized, may } from '#lib/policy.ts';
import { CellTable } from './cell-table.tsx';
import { ListOrTable } from './view-switch.tsx';
import '#app/_ui/view-switch.css';
import './cells.css';

type At = Pick<Opened, 'locale' | 'paths' | 'query'> & { festival: Authorized<'read' | 'volunteers'> };

/** How many rows come with the page if there are more than this; the script loads all of them. */
const FIRST_ROWS = 60;

/** `?view=table`, or a view of it by its id. */
export const asksForTable = (view: string | string[] | undefined): boolean => /^(?:table|\d+)$/.test(String(view));

/** Whether a list is shown as a table: by the address, else as this device last showed it. */
async function isTableAsked(noun: TableName, { festival, query }: At): Promise<boolean> {
  if (!may(festival.role, tables[noun].seenBy)) return false;
  if (asksForTable(query.view) || query.view === 'list') return query.view !== 'list';
  return (await cookies()).get(seenAsTable(noun))?.value === '1';
}

/** A list that can be shown as a table: whether it is, the link between both, and the table. */
export type ListAsTable = Readonly<{ isAsked: boolean; way: ReactNode; view: ReactNode }>;

export async function listAsTable(noun: TableName, at: At, label: string, path: string): Promise<ListAsTable> {
  const isAsked = await isTableAsked(noun, at);
  return {
    isAsked,
    way: <TableSwitch noun={noun} at={at} isTable={isAsked} path={path} />,
    view: <TableView noun={noun} at={at} label={label} path={path} />,
  };
}

/** The link between a list and its table. */
async function TableSwitch({ noun, at, isTable, path }: { noun: TableName; at: At; isTable: boolean; path: string }) {
  if (!may(at.festival.role, tables[noun].seenBy)) return null;
  const t = await getTranslations('cells');
  const words = { views: t('views'), list: t('list'), table: t('table') };
  return <ListOrTable noun={noun} path={path} isTable={isTable} words={words} />;
}

/**
 * A list as a table to edit in place, with this device's columns and what the address asks for;
 * where editing needs a script or room, a link to the list.
 */
export async function TableView({ noun, at, label, path }: { noun: TableName; at: At; label: string; path: string }) {
  const { festival, locale, paths, query } = at;
  const t = await getTranslations('cells');
  const table = tables[noun];
  const columns = table.columns(festival, locale);
  const kept = (await cookies()).get(columnsCookie(noun))?.value.split('.') ?? [];
  const known = columns.filter(({ key }) => kept.includes(key));
  const chosen = (known.length > 0 ? known : columns.filter(({ isAside }) => !isAside)).map(({ key }) => key);
  const keys = columns.map(({ key }) => key);
  const views = viewsOf(festival.id, noun, keys, festival.db);
  const shown = arrangementOf(query, keys, chosen, views);
  // The last change of the whole history: what volunteers do is reported too, and was read with
  // these rows.
  const after = lastChange(festival.db, festival.id);
  const rows = table.rows(festival, shown.arrangement.columns, locale);
  return (
    <>
      <p className="cells-narrow">
        {t('narrow')}{' '}
        <Link href={`${path}?view=list`} className="link">
          {t('toList')}
        </Link>
      </p>
      <IslandMessages also={['cells', 'acts']}>
        <CellTable
          noun={noun}
          entity={table.entity}
          slug={festival.slug}
          base={paths.overview()}
          label={label}
          columns={columns}
          initial={shown}
          kept={chosen}
          views={views}
          mayKeepViews={mayKeepViews(festival, noun)}
          mayEdit={may(festival.role, table.permission)}
          hasPictures={rows.some(({ picture }) => picture)}
          isEntangled={table.isEntangled}
          rows={rows.length > MAX_TABLE_ROWS ? rows.slice(0, FIRST_ROWS) : rows}
          total={rows.length}
          after={after}
          userId={festival.actor.userId}
          clocks={{ timeZone: festival.timeZone, dayStartsAt: festival.dayStartsAt }}
        />
      </IslandMessages>
    </>
  );
}
