import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Take } from './take.tsx';

/** A field, what it was and what it becomes; null is nothing. Not done where it `isLeft`. */
type Change = { field: string; label: string; before: ReactNode; after: ReactNode; isLeft: boolean };

/**
 * Field by field what a line changes, each to be left as it is; `name` is that of the line in the
 * form.
 */
export async function Changes({ name, changes }: { name: string; changes: readonly Change[] }) {
  const t = await getTranslations('exchange.plan');
  return (
    <ul className="pl-8">
      {changes.map(({ field, label, before, after, isLeft }) => (
        <li key={field}>
          <Take name={`takeFields.${name}.${field}`} isTicked={!isLeft}>
            <span className="text-soft">{label}</span>{' '}
            <span className="min-w-0 break-words">
              <del className="text-soft">{before || t('empty')}</del> <span className="sr-only">{t('becomes')} </span>
              <ins className="font-semibold no-underline">
                <span aria-hidden="true">→ </span>
                {after || t('empty')}
              </ins>
            </span>
          </Take>
        </li>
      ))}
    </ul>
  );
}
