import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Changes, ImportQuestion, LineTitle, More, PlanFold, Take } from '#app/_components/importing/plan-parts.tsx';
import { AnsweredInput, AnsweredSelect } from '#app/_ui/refused-answers.tsx';
import type { Importable } from '#app/[locale]/(live)/organise/[festival]/lists/list-ways.tsx';
import { eventKinds } from '#lib/events/choices.ts';
import type { UnreadCell } from '#lib/exchange/files/table.ts';
import type { ShownRow } from '#lib/exchange/lists/bound-list.ts';
import { columnLabel } from '#lib/exchange/lists/column-words.ts';
import { MAX_SHOWN, type SeenPlan } from '#lib/exchange/lists/list-job.ts';
import type { ListName } from '#lib/exchange/lists/list-noun.ts';
import type { RowProblem } from '#lib/exchange/lists/list-plan.ts';
import { fieldSentence } from '#lib/i18n/field-messages.ts';
import type { Locale } from '#lib/i18n/locale.ts';

type RowOf<K extends ShownRow['is']> = Extract<ShownRow, { is: K }>;

/** The lines of a plan by what they would do; those with questions first. */
export async function PlanRows({ list, plan, locale }: { list: ListName; plan: SeenPlan; locale: Locale }) {
  const t = await getTranslations('exchange.plan');
  const own = await getTranslations('lists');
  const { rows, counts: all } = plan;
  const of = <K extends ShownRow['is']>(kind: K) =>
    rows.filter((row): row is RowOf<K> => row.is === kind).slice(0, MAX_SHOWN);
  const [refused, asked, left, changed, fresh, unchanged] = [
    of('refused'),
    of('asked'),
    of('left'),
    of('changed'),
    of('new'),
    of('unchanged'),
  ];
  const unread = rows.flatMap((row) => ('unread' in row && row.unread.length > 0 ? [row] : [])).slice(0, MAX_SHOWN);
  const say = {
    new: own(`${list}.new`, { count: all.new }),
    changed: own(`${list}.changed`, { count: all.changed }),
    unchanged: own(`${list}.unchanged`, { count: all.unchanged }),
    missing: own(`${list}.missing`, { count: all.missing }),
  };
  const counts = [
    [say.new, all.new],
    [say.changed, all.changed],
    [say.unchanged, all.unchanged],
    [t('asked', { count: all.asked }), all.asked],
    [t('refused', { count: all.refused }), all.refused],
    [t('unread', { count: all.unread }), all.unread],
    [t('leftOut', { count: all.left }), all.left],
    [say.missing, all.missing],
  ] as const;
  const more = (count: number) => Math.max(0, count - MAX_SHOWN);
  return (
    <>
      <ul className="flex flex-wrap gap-x-5 gap-y-2 font-semibold" aria-label={t('counts')}>
        {counts.map(([said, count]) => count > 0 && <li key={said}>{said}</li>)}
      </ul>
      {all.refused > 0 && <Refused list={list} rows={refused} more={more(all.refused)} locale={locale} />}
      {all.asked > 0 && <Asked list={list} rows={asked} more={more(all.asked)} locale={locale} />}
      {all.unread > 0 && <Unread list={list} rows={unread} more={more(all.unread)} locale={locale} />}
      <Group title={say.changed} count={all.changed} text={t('takeFieldsText')} isOpen>
        {changed.map(({ line, name, changes }) => (
          <li key={line} className="border-line border-t py-2">
            <Take name={`take.l${line}`} isTicked>
              <LineTitle title={name} note={t('line', { line })} />
            </Take>
            <Changes name={`l${line}`} changes={changes} />
          </li>
        ))}
      </Group>
      <Group title={say.new} count={all.new} text={t('takeText')} isOpen={all.new <= 50}>
        {fresh.map(({ line, title, telling }) => (
          <li key={line} className="min-w-0 break-words border-line border-t py-2">
            <Take name={`take.l${line}`} isTicked>
              <LineTitle title={title} note={t('line', { line })} />
            </Take>
            <div className="pl-8">{telling}</div>
          </li>
        ))}
      </Group>
      <Group title={t('leftOut', { count: all.left })} count={all.left} text={t('leftOutText')} isOpen>
        {left.map(({ line, name, changes }) => (
          <li key={line} className="border-line border-t py-2">
            {changes.length > 0 ? (
              <p>
                <LineTitle title={name} note={t('line', { line })} />
              </p>
            ) : (
              <Take name={`take.l${line}`}>
                <LineTitle title={name} note={t('line', { line })} />
              </Take>
            )}
            <Changes name={`l${line}`} changes={changes} />
          </li>
        ))}
      </Group>
      <Group title={say.unchanged} count={all.unchanged}>
        {unchanged.map(({ line, name }) => (
          <li key={line}>
            {name} <span className="text-soft">{t('line', { line })}</span>
          </li>
        ))}
      </Group>
      <Group title={say.missing} count={all.missing} text={own(`${list}.missingText`)}>
        {plan.missing.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </Group>
    </>
  );
}

function Group({
  title,
  count,
  text,
  isOpen = false,
  children,
}: {
  title: string;
  count: number;
  text?: string;
  isOpen?: boolean;
  children: ReactNode;
}) {
  if (count === 0) return null;
  return (
    <PlanFold title={title} isOpen={isOpen}>
      {text && <p className="text-soft">{text}</p>}
      <ul className="grid gap-1 pb-3">{children}</ul>
      <More count={count - MAX_SHOWN} />
    </PlanFold>
  );
}

type Rows<K extends ShownRow['is'], L> = {
  list: L;
  rows: readonly Omit<RowOf<K>, 'is'>[];
  /** The number of lines that are not shown. */
  more: number;
  locale: Locale;
};

/** Lines that cannot be understood; each cell can be corrected in place. */
export async function Refused({ list, rows, more, locale }: Rows<'refused', Importable>) {
  const t = await getTranslations('exchange.plan');
  const count = rows.length + more;
  return (
    <OpenLines id="refused" title={t('refused', { count })} text={t('refusedText', { count })} rows={rows} more={more}>
      {({ line, problems }) =>
        problems.map((problem) => (
          <Problem key={problem.column ?? problem.error} list={list} line={line} problem={problem} locale={locale} />
        ))
      }
    </OpenLines>
  );
}

type UnreadRow = { line: number; title: string; unread: readonly UnreadCell[] };
type UnreadProps = { list: ListName; rows: readonly UnreadRow[]; more: number; locale: Locale };

/**
 * Lines that are imported although a cell is not understood: where its text is kept, and the cell
 * to correct.
 */
async function Unread({ list, rows, more, locale }: UnreadProps) {
  const t = await getTranslations('exchange.plan');
  const keptAs = (column: UnreadCell['keptIn']) =>
    column === null ? t('keptNowhere') : t('keptIn', { column: columnLabel(list, column, locale) });
  const count = rows.length + more;
  return (
    <OpenLines id="unread" title={t('unread', { count })} text={t('unreadText', { count })} rows={rows} more={more}>
      {({ line, unread }) =>
        unread.map(({ keptIn, ...problem }) => (
          <Problem
            key={problem.column}
            list={list}
            line={line}
            problem={problem}
            kept={keptAs(keptIn)}
            locale={locale}
          />
        ))
      }
    </OpenLines>
  );
}

/** Lines with a cell to correct, below a sentence about all of them. */
async function OpenLines<R extends { line: number; title: string }>({
  id,
  title,
  text,
  rows,
  more,
  children,
}: {
  id: string;
  title: string;
  text: string;
  rows: readonly R[];
  more: number;
  children: (row: R) => ReactNode;
}) {
  const t = await getTranslations('exchange.plan');
  return (
    <section className="card grid gap-3 p-[clamp(1rem,3vw,1.5rem)]" aria-labelledby={id}>
      <div>
        <h2 id={id} className="text-[1.2rem]">
          {title}
        </h2>
        <p className="text-soft">{text}</p>
      </div>
      <ul className="grid gap-4">
        {rows.map((row) => (
          <li key={row.line} className="grid gap-2 border-line border-t pt-3">
            <p>
              <LineTitle title={row.title || t('noTitle')} note={t('line', { line: row.line })} />
            </p>
            {children(row)}
          </li>
        ))}
      </ul>
      <More count={more} className="" />
    </section>
  );
}

/**
 * Types that the list of types does not contain: each word once, to be assigned to a type or kept
 * as a label.
 */
export async function Kinds({ rows, locale }: { rows: readonly { line: number; cell: string }[]; locale: Locale }) {
  const t = await getTranslations('lists.events');
  return (
    <section className="card grid gap-3 p-[clamp(1rem,3vw,1.5rem)]" aria-labelledby="kinds">
      <div>
        <h2 id="kinds" className="text-[1.2rem]">
          {t('kinds', { count: rows.length })}
        </h2>
        <p className="text-soft">{t('kindsText')}</p>
      </div>
      {rows.map(({ line, cell }) => (
        <Kind key={line} line={line} cell={cell} locale={locale} />
      ))}
    </section>
  );
}

/** An unknown type, with the list of types. */
async function Kind({ line, cell, locale }: { line: number; cell: string; locale: Locale }) {
  const t = await getTranslations('lists.events');
  const plan = await getTranslations('exchange.plan');
  const terms = await getTranslations('terms');
  const id = `mended-${line}-kind`;
  return (
    <div className="field max-w-[34rem]">
      <label htmlFor={id}>{plan('cell', { column: columnLabel('events', 'kind', locale), line })}</label>
      <AnsweredSelect id={id} name={`mended.l${line}.kind`} defaultValue={cell} className="input">
        <option value={cell}>{t('kindAsWritten', { cell })}</option>
        {eventKinds.map((kind) => (
          <option key={kind} value={kind}>
            {terms(`kind.${kind}`)}
          </option>
        ))}
      </AnsweredSelect>
    </div>
  );
}

/** A cell to correct in place; `kept` says that its line is imported without it. */
async function Problem({
  list,
  line,
  problem: { column, cell, error },
  kept,
  locale,
}: {
  list: Importable;
  line: number;
  problem: RowProblem;
  kept?: string;
  locale: Locale;
}) {
  const t = await getTranslations('exchange');
  if (column === null) {
    // Séances that appear twice are dealt with in the rest of their plan.
    if (list === 'events') return null;
    const own = await getTranslations('lists');
    const said = { twice: own(`${list}.twice`), unknown: own(`${list}.unknown`, { cell }) };
    return <p className="error">{error === 'tooMany' ? own('tooMany', { value: Number(cell) }) : said[error]}</p>;
  }
  if (list === 'events' && column === 'kind') return <Kind line={line} cell={cell} locale={locale} />;
  const fields = await getTranslations('fields');
  const id = `mended-${line}-${column}`;
  return (
    <div className="field max-w-[34rem]">
      <label htmlFor={id}>{t('plan.cell', { column: columnLabel(list, column, locale), line })}</label>
      <AnsweredInput
        id={id}
        name={`mended.l${line}.${column}`}
        defaultValue={cell}
        className="input"
        aria-invalid={kept === undefined ? 'true' : undefined}
        aria-describedby={`${id}-error`}
      />
      <div className={kept === undefined ? 'error' : 'hint'} id={`${id}-error`}>
        {fieldSentence(error, fields)} {kept}
      </div>
    </div>
  );
}

/** Lines that may exist already: one chooses which record it is, or that it is a new one. */
async function Asked({ list, rows, more }: Rows<'asked', ListName>) {
  const t = await getTranslations('exchange.plan');
  const own = await getTranslations('lists');
  return (
    <section className="card grid gap-3 p-[clamp(1rem,3vw,1.5rem)]" aria-labelledby="asked">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h2 id="asked" className="text-[1.2rem]">
            {t('asked', { count: rows.length + more })}
          </h2>
          <p className="text-soft">{own('askedText')}</p>
        </div>
        {rows.length > 1 && (
          <button type="submit" name="intent" value="allAnother" className="btn">
            {own(`${list}.allAnother`)}
          </button>
        )}
      </div>
      <div>
        {rows.map(({ line, title, candidates, twin }) => (
          <ImportQuestion
            key={line}
            name={`same.l${line}`}
            title={title}
            note={t('line', { line })}
            choices={[
              ...candidates.map(({ id, name, about }) => ({
                value: String(id),
                label: about ? t('sameAsBy', { title: name, people: about }) : t('sameAs', { title: name }),
              })),
              ...(twin ? [{ value: 'twin', label: t('twin', twin) }] : []),
            ]}
            another={own(`${list}.another`)}
          />
        ))}
      </div>
      <More count={more} className="" />
    </section>
  );
}
