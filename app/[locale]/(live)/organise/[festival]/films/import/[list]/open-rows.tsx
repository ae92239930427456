import { getTranslations } from 'next-intl/server';
import type { PlannedFilm, RowProblem } from '../../../../../../../../lib/exchange/film-plan.ts';
import { readFieldError } from '../../../../../../../../lib/i18n/field-messages.ts';
import type { Locale } from '../../../../../../../../lib/i18n/locale.ts';

type Is<K extends PlannedFilm['is']> = Extract<PlannedFilm, { is: K }>;

/** Lines that are not understood, each cell to be mended in place. */
export async function Refused({ rows, more }: { rows: readonly Is<'refused'>[]; more: number }) {
  const t = await getTranslations('exchange');
  return (
    <section className="card grid gap-3 p-[clamp(1rem,3vw,1.5rem)]" aria-labelledby="refused">
      <div>
        <h2 id="refused" className="text-[1.2rem]">
          {t('plan.refused', { count: rows.length + more })}
        </h2>
        <p className="text-soft">{t('plan.refusedText')}</p>
      </div>
      <ul className="grid gap-4">
        {rows.map(({ line, title, problems }) => (
          <li key={line} className="grid gap-2 border-line border-t pt-3">
            <p>
              <b>{title || t('plan.noTitle')}</b> <span className="text-soft">{t('plan.line', { line })}</span>
            </p>
            {problems.map((problem) => (
              <Problem key={problem.column ?? problem.error} line={line} problem={problem} />
            ))}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="text-soft">{t('plan.more', { count: more })}</p>}
    </section>
  );
}

async function Problem({ line, problem }: { line: number; problem: RowProblem }) {
  const t = await getTranslations('exchange');
  const { column, cell, error } = problem;
  if (column === null)
    return <p className="error">{error === 'twice' ? t('plan.twice') : t('plan.unknown', { cell })}</p>;
  const fields = await getTranslations('fields');
  const { key, value } = readFieldError(error);
  const id = `mended-${line}-${column}`;
  return (
    <div className="field max-w-[34rem]">
      <label htmlFor={id}>{t('plan.cell', { column: t(`columns.${column}`), line })}</label>
      <input
        id={id}
        name={`mended.l${line}.${column}`}
        defaultValue={cell}
        className="input"
        aria-invalid="true"
        aria-describedby={`${id}-error`}
      />
      <div className="error" id={`${id}-error`}>
        {fields(key, { value })}
      </div>
    </div>
  );
}

/** Lines that may be films that are there already: one says which, or that it is another one. */
export async function Asked({ rows, more, locale }: { rows: readonly Is<'asked'>[]; more: number; locale: Locale }) {
  const t = await getTranslations('exchange.plan');
  const names = new Intl.ListFormat(locale, { type: 'conjunction' });
  return (
    <section className="card grid gap-3 p-[clamp(1rem,3vw,1.5rem)]" aria-labelledby="asked">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h2 id="asked" className="text-[1.2rem]">
            {t('asked', { count: rows.length + more })}
          </h2>
          <p className="text-soft">{t('askedText')}</p>
        </div>
        {rows.length > 1 && (
          <button type="submit" name="intent" value="allAnother" className="btn">
            {t('allAnother')}
          </button>
        )}
      </div>
      {rows.map(({ line, title, candidates }) => (
        <fieldset key={line} className="grid border-line border-t pt-3">
          <legend className="float-left w-full">
            <b>{title}</b> <span className="text-soft">{t('line', { line })}</span>
          </legend>
          <input type="hidden" name="asked[]" value={`l${line}`} />
          {candidates.map(({ id, originalTitle, directors, year }) => {
            const people = [names.format(directors), year].filter(Boolean).join(', ');
            return (
              <Choice key={id} line={line} value={String(id)}>
                {people ? t('sameAsBy', { title: originalTitle, people }) : t('sameAs', { title: originalTitle })}
              </Choice>
            );
          })}
          <Choice line={line} value="new">
            {t('another')}
          </Choice>
        </fieldset>
      ))}
      {more > 0 && <p className="text-soft">{t('more', { count: more })}</p>}
    </section>
  );
}

const Choice = ({ line, value, children }: { line: number; value: string; children: string }) => (
  <label className="flex min-h-11 items-center gap-3">
    <input type="radio" name={`same.l${line}`} value={value} className="size-5 accent-accent" />
    {children}
  </label>
);
