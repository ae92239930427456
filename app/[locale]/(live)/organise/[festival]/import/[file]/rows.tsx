import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Changes, ImportQuestion, LineTitle, More, PlanFold, Take } from '#app/_components/importing/plan-parts.tsx';
import { Spoken } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import { PageWays } from '#app/_ui/plain-table.tsx';
import { sentenceOfRefusal } from '#lib/exchange/programmes/programme-import.ts';
import {
  countOfKind,
  type ProgrammeView,
  ROWS_A_PAGE,
  rowKinds,
  type ShownChange,
  type ShownProgrammeRow,
  type Value,
} from '#lib/exchange/programmes/programme-view.ts';
import { readLocale } from '#lib/i18n/locale.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import { AllOf } from './questions.tsx';

/** The messages that explain the boxes before lines. */
const TEXTS = { new: 'takeText', changed: 'takeFieldsText', left: 'leftOutText' } as const;

/** The séances of one kind, page by page, with links to the other kinds. */
export async function Rows({ view, self }: { view: ProgrammeView; self: string }) {
  const { counts, kind, rows, from } = view;
  const t = await getTranslations('programmeImport');
  const plan = await getTranslations('exchange.plan');
  const kinds = rowKinds.filter((one) => countOfKind(counts, one) > 0);
  if (kinds.length === 0) return null;
  const isCancelling = kind === 'missing' && view.missingAre === 'cancelled';
  const title = (of: (typeof rowKinds)[number]) =>
    of === 'missing' && view.missingAre === 'cancelled'
      ? t('count.cancelled', { count: counts.cancelled })
      : t(`count.${of}`, { count: countOfKind(counts, of) });
  return (
    <section id="rows" className="card grid gap-3 p-[clamp(1rem,3vw,1.5rem)]" aria-labelledby="rows-title">
      <h2 id="rows-title" className="text-[1.2rem]">
        {title(kind)}
      </h2>
      {kinds.length > 1 && (
        <nav aria-label={t('rowsOf')}>
          <ul className="flex flex-wrap gap-x-5">
            {kinds.map((one) => (
              <li key={one}>
                <Link
                  href={`${self}?show=${one}#rows`}
                  scroll={false}
                  className="link inline-flex min-h-11 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
                  aria-current={one === kind ? 'page' : undefined}
                >
                  {title(one)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {isCancelling && <p className="text-soft">{t('cancelText')}</p>}
      {kind in TEXTS && <p className="text-soft">{plan(TEXTS[kind as keyof typeof TEXTS])}</p>}
      {kind === 'asked' && (
        <>
          <p className="text-soft">{t('askedText')}</p>
          {rows.length > 1 && <AllOf kind="events" />}
        </>
      )}
      <ul className="grid">
        {rows.map((row) => (
          <li key={row.name} className="min-w-0 break-words border-line border-t pt-2 pb-4">
            <Row row={row} isCancelling={isCancelling} />
          </li>
        ))}
      </ul>
      <PageWays
        asked={from}
        size={ROWS_A_PAGE}
        total={countOfKind(counts, kind)}
        hrefOf={(to) => `${self}?show=${kind}&from=${to}#rows`}
      />
    </section>
  );
}

async function Row({ row, isCancelling }: { row: ShownProgrammeRow; isCancelling: boolean }) {
  const t = await getTranslations('programmeImport');
  const plan = await getTranslations('exchange.plan');
  const { name, is, line, isCancelled, candidates, refusal, facts, changes, held } = row;
  const title = row.title || plan('noTitle');
  const at = line > 0 ? t('line', { line }) : '';
  if (candidates.length > 0)
    return (
      <ImportQuestion
        name={`said.${name}`}
        title={title}
        note={at}
        choices={candidates.map(({ value, label, facts: said }) => ({
          value,
          label: plan('sameAs', { title: label }),
          more: said.length > 0 && <Facts facts={said} />,
        }))}
        another={t('isAnotherEvent')}
      />
    );
  const named = <LineTitle title={title} note={at} />;
  // Where each field has its box, the line needs none of its own.
  const isBoxed = is === 'new' || is === 'changed' || isCancelling || (is === 'left' && changes.length === 0);
  return (
    <>
      {isBoxed ? (
        <Take name={`take.${name}`} isTicked={isCancelling ? isCancelled : is !== 'left'}>
          {named}
        </Take>
      ) : (
        named
      )}
      {refusal && <p className="error">{sentenceOfRefusal(refusal, readLocale(await getLocale()))}</p>}
      {changes.length === 0 && facts.length > 0 && <Facts facts={facts} />}
      {changes.length > 0 && (
        <Changes
          name={name}
          changes={changes.map(({ field, before, after, isLeft }) => ({
            field,
            label: t(`fields.${field}`),
            isLeft,
            before: before && <Said value={before} />,
            after: after && <Said value={after} />,
          }))}
        />
      )}
      {held.length > 0 && (
        <>
          <p className="text-soft">{t('heldText')}</p>
          <Held changes={held} />
        </>
      )}
    </>
  );
}

const Facts = ({ facts }: { facts: readonly Value[] }) => (
  <span className="block">
    {facts.map((fact, at) => (
      <span key={at}>
        {at > 0 && SEPARATOR}
        <Said value={fact} />
      </span>
    ))}
  </span>
);

const Said = ({ value: { printed, spoken } }: { value: Value }) =>
  spoken === null ? printed : <Spoken as={spoken}>{printed}</Spoken>;

/** For a locked séance: the changes that are not made. */
async function Held({ changes }: { changes: readonly ShownChange[] }) {
  const t = await getTranslations('programmeImport');
  const plan = await getTranslations('exchange.plan');
  return (
    <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[9rem_minmax(0,1fr)]">
      {changes.map(({ field, before }) => (
        <div key={field} className="contents">
          <dt className="text-soft">{t(`fields.${field}`)}</dt>
          <dd className="min-w-0">
            <b>{before ? <Said value={before} /> : plan('empty')}</b>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What is imported with the séances: conflicts, new people and themes. */
export async function Beside({ view }: { view: ProgrammeView }) {
  const t = await getTranslations('programmeImport');
  const plan = await getTranslations('exchange.plan');
  const { conflicts, newPeople, moreNewPeople, newThemes, renamed, moreRenamed } = view;
  return (
    <>
      {conflicts.total > 0 && (
        <PlanFold title={t('conflicts.title')} count={conflicts.total}>
          <p className="text-soft">{t('conflicts.text')}</p>
          <List items={conflicts.sentences} more={conflicts.total - conflicts.sentences.length} />
        </PlanFold>
      )}
      {newPeople.length > 0 && (
        <PlanFold title={t('people.new')} count={newPeople.length + moreNewPeople}>
          <p className="text-soft">{plan('takeText')}</p>
          <List
            items={newPeople.map(({ name, title, isLeft }) => (
              <Take key={name} name={`take.${name}`} isTicked={!isLeft}>
                {title}
              </Take>
            ))}
            more={moreNewPeople}
          />
        </PlanFold>
      )}
      {renamed.length > 0 && (
        <PlanFold title={t('people.renamed')} count={renamed.length + moreRenamed}>
          <p className="text-soft">{plan('takeText')}</p>
          <List
            items={renamed.map(({ name, before, title, isLeft }) => (
              <Take key={name} name={`takeFields.${name}.name`} isTicked={!isLeft}>
                {before} → {title}
              </Take>
            ))}
            more={moreRenamed}
          />
        </PlanFold>
      )}
      {newThemes.length > 0 && (
        <PlanFold title={t('people.themes')} count={newThemes.length}>
          <List items={newThemes} more={0} />
        </PlanFold>
      )}
    </>
  );
}

const List = ({ items, more }: { items: readonly ReactNode[]; more: number }) => (
  <>
    <ul className="grid gap-1 pb-3">
      {items.map((item, at) => (
        <li key={at} className="min-w-0 break-words border-line border-t py-1">
          {item}
        </li>
      ))}
    </ul>
    <More count={more} />
  </>
);
