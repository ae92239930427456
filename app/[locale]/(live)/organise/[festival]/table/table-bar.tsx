import { Bookmark, Columns3, Filter, Search, Trash2, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { jsonPost } from '#app/_ui/json-post.ts';
import { Popover } from '#app/_ui/popover.tsx';
import { pageFetch } from '#app/[locale]/(live)/organise/[festival]/grid/sync/post.ts';
import type { ActRefused } from '#lib/events/act-answers.ts';
import { type ActWords, sayAct } from '#lib/events/say-act.ts';
import {
  type Arrangement,
  emptiness,
  filterLabels,
  MAX_TABLE_QUERY,
  NOTHING,
  SOMETHING,
  type TableView,
} from '#lib/exchange/lists/arrangement.ts';
import { saidDay, type TableColumn } from '#lib/exchange/lists/table-rows.ts';
import type { ViewPost, ViewsDone } from '#lib/exchange/programmes/table-views.ts';
import type { Clocks } from '#lib/time/format.ts';
import type { CellWords } from './cell-row.tsx';
import type { PlacedCells } from './placed-cells.ts';
import type { Arranging } from './use-arrangement.ts';

/** The search, the choice of columns, the filters, and the number of rows found. */
export function TableSearch({
  cells: { state, t },
  arranging,
  found,
  field,
  onLeave,
}: {
  cells: PlacedCells;
  arranging: Arranging;
  found: number;
  field: RefObject<HTMLInputElement | null>;
  /** Moves the focus from the search down to the rows. */
  onLeave: () => void;
}) {
  const words = useTranslations('records.table');
  const { all, said, isNarrowed, arrange, filter, clear } = arranging;
  const { query, filters, columns: shown } = said;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    onLeave();
  };
  return (
    <search className="flex flex-wrap items-center gap-x-5 gap-y-2">
      <div className="table-search">
        <Search aria-hidden size={18} className="absolute top-1/2 left-3 -translate-y-1/2 text-soft" />
        <input
          ref={field}
          type="search"
          aria-label={words('search')}
          placeholder={words('search')}
          value={query}
          onChange={({ currentTarget }) => arrange({ query: currentTarget.value })}
          onKeyDown={onKeyDown}
          className="input"
          maxLength={MAX_TABLE_QUERY}
          autoComplete="off"
        />
      </div>
      <ColumnChoice arranging={arranging} t={t} />
      <FilterFields columns={all} shown={shown} filters={filters} onFilter={filter} />
      <p role="status" className="text-soft">
        {query && found === 0 ? words('none', { query }) : isNarrowed ? words('found', { count: found }) : ''}
        {state.isSaving ? ` ${t('saving')}` : ''}
        {state.news?.is === 'theirs' ? ` ${t('theirs', state.news)}` : ''}
      </p>
      {isNarrowed && (
        <button type="button" className="link" onClick={clear}>
          <X aria-hidden size={16} className="mr-0.5 inline" />
          {words('clear')}
        </button>
      )}
      <FiltersAsked columns={all} filters={filters} onFilter={filter} />
    </search>
  );
}

function ColumnChoice({ arranging: { all, said, choose }, t }: { arranging: Arranging; t: CellWords }) {
  return (
    <Popover
      title={
        <>
          <Columns3 aria-hidden size={18} />
          {t('columns')}
        </>
      }
    >
      {() => (
        <ul>
          {all.map(({ key, label }) => (
            <li key={key}>
              <label>
                <input
                  type="checkbox"
                  className="pick"
                  checked={said.columns.includes(key)}
                  onChange={({ currentTarget }) => choose(key, currentTarget.checked)}
                />
                {label}
              </label>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}

type Filters = Arrangement['filters'];
type OnFilter = (column: string, value: string) => void;

/** A filter for each column that has few values or is shown; beside the search. */
function FilterFields({
  columns,
  shown,
  filters,
  onFilter,
}: {
  columns: readonly TableColumn[];
  shown: readonly string[];
  filters: Filters;
  onFilter: OnFilter;
}) {
  const t = useTranslations('cells.filters');
  const locale = useLocale();
  const said = useSaidFilter();
  const count = Object.keys(filters).length;
  return (
    <Popover
      title={
        <>
          <Filter aria-hidden size={18} />
          {t('title', { count })}
        </>
      }
    >
      {() => (
        <ul className="cells-filters">
          {columns
            .filter(({ key, offered }) => offered.length > 0 || shown.includes(key))
            .map((column) => {
              const { key, label, offered } = column;
              const value = filters[key] ?? '';
              const isKnown = ['', ...emptiness(column), ...offered.map((one) => one.key)].includes(value);
              return (
                <li key={key}>
                  <label>
                    <span>{label}</span>
                    <select
                      className="input"
                      value={value}
                      onChange={({ currentTarget }) => onFilter(key, currentTarget.value)}
                    >
                      <option value="">{t('all')}</option>
                      {offered.map((one) => (
                        <option key={one.key} value={one.key}>
                          {saidDay(one.label, column, locale)}
                        </option>
                      ))}
                      {!isKnown && <option value={value}>{said(column, value)}</option>}
                      {emptiness(column).map((one) => (
                        <option key={one} value={one}>
                          {said(column, one)}
                        </option>
                      ))}
                    </select>
                  </label>
                </li>
              );
            })}
        </ul>
      )}
    </Popover>
  );
}

/** A filter in words. */
function useSaidFilter(): (column: TableColumn, value: string) => string {
  const t = useTranslations('cells.filters');
  const locale = useLocale();
  return (column, value) =>
    value === NOTHING || value === SOMETHING
      ? t(value === NOTHING ? 'nothing' : 'something')
      : filterLabels(column.offered, value)
          .map((label) => saidDay(label, column, locale))
          .join(', ');
}

/** The active filters, each with a button to remove it. */
function FiltersAsked({
  columns,
  filters,
  onFilter,
}: {
  columns: readonly TableColumn[];
  filters: Filters;
  onFilter: OnFilter;
}) {
  const t = useTranslations('cells.filters');
  const saidOf = useSaidFilter();
  const asked = columns.flatMap((column) => {
    const value = filters[column.key];
    return value === undefined ? [] : { column, said: t('one', { column: column.label, said: saidOf(column, value) }) };
  });
  if (asked.length === 0) return null;
  return (
    <ul className="cells-asked">
      {asked.map(({ column, said: words }) => (
        <li key={column.key}>
          <button type="button" aria-label={t('remove', { filter: words })} onClick={() => onFilter(column.key, '')}>
            {words}
            <X aria-hidden size={15} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The team's views as links; for those who may change the list, with buttons to change them. */
export function TableViews({
  address,
  arranging,
  mayKeep,
  clocks,
}: {
  address: string;
  arranging: Arranging;
  mayKeep: boolean;
  clocks: Clocks;
}) {
  const t = useTranslations('cells');
  const { views, view, isChanged, openView } = arranging;
  if (views.length === 0 && !mayKeep) return null;
  const link = (one: TableView | undefined, name: string) => (
    <a
      key={one?.id ?? 0}
      href={`?view=${one?.id ?? 'table'}`}
      // Using it does not leave the page, so unsaved text needs no question.
      data-stays
      aria-current={one?.id === view?.id ? 'true' : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        openView(one);
      }}
    >
      {name} {isChanged && one && one.id === view?.id && <em>{t('tableViews.changed')}</em>}
    </a>
  );
  return (
    <div className="cells-views">
      <nav aria-label={t('tableViews.label')}>
        {link(undefined, t('tableViews.all'))}
        {views.map((one) => link(one, one.name))}
      </nav>
      {mayKeep && <ViewForm address={address} arranging={arranging} clocks={clocks} />}
    </div>
  );
}

function ViewForm({
  address,
  arranging: { view, said: arrangement, viewsChanged },
  clocks,
}: {
  address: string;
  arranging: Arranging;
  clocks: Clocks;
}) {
  const t = useTranslations('cells.tableViews');
  const common = useTranslations('common');
  const acts = useTranslations('acts');
  const words = useTranslations('cells');
  const locale = useLocale();
  const [typed, setTyped] = useState(() => typedOf(view));
  const [isPending, setPending] = useState(false);
  const id = useId();
  if (typed.of !== view?.id) setTyped(typedOf(view));
  const { name, said } = typed;
  const say = (sentence: string) => setTyped((now) => ({ ...now, said: sentence }));
  async function act(which: ViewPost['act'], close: () => void) {
    if (isPending || (which === 'delete' && !window.confirm(t('sure', { name: view?.name ?? '' })))) return;
    setPending(true);
    const post: ViewPost = {
      act: which,
      locale,
      id: view?.id ?? null,
      name,
      arrangement: arrangement as ViewPost['arrangement'],
      seen: (view?.arrangement ?? null) as ViewPost['seen'],
    };
    const done = await pageFetch(address, jsonPost(post))
      .then(async (answer) => (await answer.json()) as ViewsDone | ActRefused)
      .catch(() => null);
    setPending(false);
    if (!done) return say(words('noAnswer'));
    if (!done.ok) return say(sayAct(acts as ActWords, done.message, { locale, clocks }));
    setTyped((now) => answeredView(now, done));
    viewsChanged(done);
    if (done.said === null) close();
  }
  return (
    <Popover
      title={
        <>
          <Bookmark aria-hidden size={18} />
          {t(view ? 'change' : 'keep')}
        </>
      }
    >
      {(close) => (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void act('keep', close);
          }}
        >
          <label htmlFor={id}>{t('name')}</label>
          <input
            id={id}
            className="input"
            value={name}
            maxLength={1000}
            autoComplete="off"
            aria-invalid={said !== null || undefined}
            aria-describedby={said === null ? undefined : `${id}-said`}
            onChange={({ currentTarget: { value } }) => setTyped({ ...typed, name: value })}
          />
          <p id={`${id}-said`} role="alert" className="error">
            {said}
          </p>
          <p className="hint">{t('hint')}</p>
          <div className="cells-acts">
            <button type="submit" className="btn" aria-disabled={isPending}>
              {t('keepNew')}
            </button>
            {view &&
              (['replace', 'rename', 'delete'] as const).map((which) => (
                <button
                  key={which}
                  type="button"
                  className={which === 'delete' ? 'btn bad' : 'btn'}
                  aria-disabled={isPending}
                  onClick={() => void act(which, close)}
                >
                  {which === 'delete' && <Trash2 aria-hidden size={18} />}
                  {which === 'delete' ? common('delete') : t(which)}
                </button>
              ))}
          </div>
        </form>
      )}
    </Popover>
  );
}

/**
 * What is typed as the name of a view, of which one (none: of a new one), and what was said of it.
 */
type TypedView = { of: number | undefined; name: string; said: string | null };

/** Another view is opened: its name, with nothing said. */
export const typedOf = (view: Pick<TableView, 'id' | 'name'> | undefined): TypedView => ({
  of: view?.id,
  name: view?.name ?? '',
  said: null,
});

/**
 * After an answer. Where it was refused because somebody else deleted the view, what was typed
 * stays, and names a new one.
 */
export const answeredView = (typed: TypedView, { views, said }: Pick<ViewsDone, 'views' | 'said'>): TypedView => {
  const isGone = said !== null && !views.some(({ id }) => id === typed.of);
  return { ...typed, said, of: isGone ? undefined : typed.of };
};
