import { getTranslations } from 'next-intl/server';
import { ErrorSummary } from '#app/_ui/field.tsx';
import { fieldId } from '#app/_ui/field-id.ts';
import { AnsweredInput, AnsweredSelect } from '#app/_ui/refused-answers.tsx';
import type { Importable } from '#app/[locale]/(live)/organise/[festival]/lists/list-ways.tsx';
import { columnLabel } from '#lib/exchange/lists/column-words.ts';
import { saidTwice } from '#lib/exchange/lists/list-columns.ts';
import type { KeptList } from '#lib/exchange/lists/lists.ts';
import type { Locale } from '#lib/i18n/locale.ts';

const SAMPLES = 3;
/** In characters: enough to recognise a text. */
const SHOWN = 80;
/** How many unused columns are named; for the others a number is given. */
const NAMED = 12;

const columnName = (at: number) => `mapping.${at}`;
const columnId = (at: number) => fieldId(columnName(at));

type Said = Pick<KeptList, 'table' | 'mapping'>;
type SayDouble = (column: string, others: readonly string[]) => string;

async function sayDouble(list: Importable, locale: Locale): Promise<SayDouble> {
  const t = await getTranslations('exchange.plan');
  return (column, others) =>
    t('double', {
      column: columnLabel(list, column, locale),
      count: others.length,
      others: others.map((name) => t('columnName', { name })).join(', '),
    });
}

/** The errors of columns that mean the same as another, by their position. */
function doublesOf({ table, mapping }: Said, say: SayDouble): Map<number, string> {
  return new Map(
    saidTwice(mapping).map((at) => {
      const same = mapping.flatMap((column, i) => (i !== at && column === mapping[at] ? (table.header[i] ?? '') : []));
      return [at, say(mapping[at] ?? '', same)];
    }),
  );
}

/**
 * Above the plan of a list: columns that mean the same, with links to them, and columns that are
 * not used.
 */
export async function ColumnsSaid({ kept, list, locale }: { kept: Said; list: Importable; locale: Locale }) {
  const t = await getTranslations('exchange.plan');
  const { table, mapping } = kept;
  const doubles = doublesOf(kept, await sayDouble(list, locale));
  const left = table.header.filter((_, at) => !mapping[at]);
  const names = left
    .slice(0, NAMED)
    .map((name) => t('columnName', { name }))
    .join(', ');
  return (
    <>
      {doubles.size > 0 && (
        <ErrorSummary
          key={mapping.join()}
          message={t('doubles')}
          fields={Object.fromEntries([...doubles].map(([at, said]) => [columnName(at), said]))}
          labels={Object.fromEntries(
            [...doubles].map(([at]) => [columnName(at), t('column', { name: table.header[at] ?? '' })]),
          )}
        />
      )}
      {left.length > 0 && (
        <p className="text-soft">
          {left.length > NAMED
            ? t('leftMore', { count: left.length, names, more: left.length - NAMED })
            : t('left', { count: left.length, names })}{' '}
          <a href="#columns" className="link">
            {t('toColumns')}
          </a>
        </p>
      )}
    </>
  );
}

/** What each column of the list means, to correct by hand beside examples of its content. */
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
  const errors = doublesOf({ table, mapping }, await sayDouble(list, locale));
  return (
    <section className="card grid grid-cols-[minmax(0,1fr)] gap-4 p-[clamp(1rem,3vw,1.5rem)]" aria-labelledby="columns">
      <div>
        <h2 id="columns" className="text-[1.2rem]">
          {t('plan.columns')}
        </h2>
        <p className="text-soft">{t('plan.columnsText')}</p>
      </div>
      <label className="flex min-h-11 items-center gap-3">
        <AnsweredInput type="checkbox" name="hasHeader" defaultChecked={hasHeader} className="size-5 accent-accent" />
        {t('plan.hasHeader')}
      </label>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        {table.header.map((name, at) => (
          <li key={at} className="field min-w-0 grid-cols-[minmax(0,1fr)]">
            <label htmlFor={columnId(at)}>{t('plan.column', { name })}</label>
            <AnsweredSelect
              id={columnId(at)}
              name="mapping[]"
              at={at}
              defaultValue={mapping[at] ?? ''}
              className="input"
              aria-invalid={errors.has(at) ? true : undefined}
              aria-describedby={errors.has(at) ? `${columnId(at)}-error` : undefined}
            >
              <option value="">{t('plan.ignored')}</option>
              {columns.map((column) => (
                <option key={column} value={column}>
                  {columnLabel(list, column, locale)}
                </option>
              ))}
            </AnsweredSelect>
            {errors.has(at) && (
              <div className="error" id={`${columnId(at)}-error`}>
                {errors.get(at)}
              </div>
            )}
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
