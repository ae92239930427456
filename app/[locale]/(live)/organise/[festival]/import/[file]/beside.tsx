import { getTranslations } from 'next-intl/server';
import { sentenceOfRemark } from '../../../../../../../lib/exchange/programme-sentences.ts';
import type { ProgrammeView } from '../../../../../../../lib/exchange/programme-view.ts';
import type { Locale } from '../../../../../../../lib/i18n/locale.ts';
import { Fold } from './fold.tsx';

/** What comes with the séances: conflicts, new people and themes, and what is brought in otherwise than the file has it. */
export async function Beside({ view, locale }: { view: ProgrammeView; locale: Locale }) {
  const t = await getTranslations('programmeImport');
  const { conflicts, counts, newPeople, newThemes, renamed, notes, remarks, moreRemarks } = view;
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
      {notes.length + remarks.length > 0 && (
        <Fold title={t('remarks.title')}>
          <List
            items={[
              ...notes.map(({ code, count, about }) => t(`notes.${code}`, { count, about })),
              ...remarks.map((remark) =>
                [sentenceOfRemark(remark, locale), remark.line > 0 ? t('line', { line: remark.line }) : '']
                  .filter(Boolean)
                  .join(' – '),
              ),
            ]}
            more={more(moreRemarks)}
          />
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
