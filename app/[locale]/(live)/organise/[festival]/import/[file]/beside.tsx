import { getTranslations } from 'next-intl/server';
import type { ProgrammeView } from '../../../../../../../lib/exchange/programme-view.ts';
import { Fold } from './fold.tsx';

/** What comes with the séances: conflicts, new people and themes. */
export async function Beside({ view }: { view: ProgrammeView }) {
  const t = await getTranslations('programmeImport');
  const { conflicts, counts, newPeople, newThemes, renamed } = view;
  return (
    <>
      {conflicts.total > 0 && (
        <Fold title={t('conflicts.title')} count={conflicts.total}>
          <p className="text-soft">{t('conflicts.text')}</p>
          <List items={conflicts.sentences} more={more(conflicts.total - conflicts.sentences.length)} />
        </Fold>
      )}
      {counts.people > 0 && (
        <Fold title={t('people.new')} count={counts.people}>
          <List items={newPeople} more={more(counts.people - newPeople.length)} />
        </Fold>
      )}
      {renamed.length > 0 && (
        <Fold title={t('people.renamed')} count={counts.renamed}>
          <List
            items={renamed.map(({ before, after }) => `${before} → ${after}`)}
            more={more(counts.renamed - renamed.length)}
          />
        </Fold>
      )}
      {newThemes.length > 0 && (
        <Fold title={t('people.themes')} count={newThemes.length}>
          <List items={newThemes} more="" />
        </Fold>
      )}
    </>
  );

  function more(count: number): string {
    return count > 0 ? t('more', { count }) : '';
  }
}

const List = ({ items, more }: { items: readonly string[]; more: string }) => (
  <>
    <ul className="grid gap-1 pb-3">
      {items.map((item, at) => (
        <li key={at} className="min-w-0 break-words border-line border-t py-1">
          {item}
        </li>
      ))}
    </ul>
    {more && <p className="pb-3 text-soft">{more}</p>}
  </>
);
