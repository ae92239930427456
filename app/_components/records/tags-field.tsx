'use client';

import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { NamesField } from '#app/_ui/names-field.tsx';

type Names = ComponentProps<typeof NamesField>;

/** The team’s own words for what the form is of, proposed out of those that are in use. */
export function TagsField(field: Omit<Names, 'announce' | 'label'>) {
  const t = useTranslations('records');
  return (
    <NamesField
      {...field}
      label={t('tags')}
      placeholder={t('tagsHint')}
      announce={(count) => t('suggestions', { count })}
    />
  );
}
