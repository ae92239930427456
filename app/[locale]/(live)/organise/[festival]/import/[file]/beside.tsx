import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { More, PlanFold, Take } from '#app/_components/importing/plan-parts.tsx';
import type { ProgrammeView } from '#lib/exchange/programmes/programme-view.ts';

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
