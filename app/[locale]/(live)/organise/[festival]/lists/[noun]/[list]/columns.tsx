import { getTranslations } from 'next-intl/server';
import { columnLabel } from '../../../../../../../../lib/exchange/column-words.ts';
import type { KeptList } from '../../../../../../../../lib/exchange/lists.ts';
import type { Locale } from '../../../../../../../../lib/i18n/locale.ts';
import type { Importable } from '../../list-place.ts';

const SAMPLES = 3;
/** A synopsis need not be read to know it for one. */
const SHOWN = 80;

/** What each column of the list holds, to be corrected by hand, beside what stands in it. */
export async function Columns({
  kept: { table, mapping, hasHeader },
  list,
  columns,
  locale,
}: {
  kept: KeptList;
  list: Importable;
  columns: readonly string[];
  locale: Locale;
}) {
  const t = await getTranslations('exchange');
  const samples = table.rows.slice(0, SAMPLES);
  return (
    <section className="card grid grid-cols-[minmax(0,1fr)] gap-4 p-[clamp(1rem,3vw,1.5rem)]" aria-labelledby="columns">
      <div>
        <h2 id="columns" className="text-[1.2rem]">
          {t('plan.columns')}
        </h2>
        <p className="text-soft">{t('plan.columnsText')}</p>
      </div>
      <label className="flex min-h-11 items-center gap-3">
        <input type="checkbox" name="hasHeader" defaultChecked={hasHeader} className="size-5 accent-accent" />
        {t('plan.hasHeader')}
      </label>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        {table.header.map((name, at) => (
          <li key={at} className="field min-w-0 grid-cols-[minmax(0,1fr)]">
            <label htmlFor={`column-${at}`}>{t('plan.column', { name })}</label>
            <select id={`column-${at}`} name="mapping[]" defaultValue={mapping[at] ?? ''} className="input">
              <option value="">{t('plan.ignored')}</option>
              {columns.map((column) => (
                <option key={column} value={column}>
                  {columnLabel(list, column, locale)}
                </option>
              ))}
            </select>
            <div className="hint">
              {samples.map(({ line, cells }) => (
                <div key={line} className="truncate">
                  {(cells[at] ?? '').slice(0, SHOWN) || '–'}
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
