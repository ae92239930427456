'use client';

import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { NamesField } from '#app/_ui/names-field.tsx';

type Names = ComponentProps<typeof NamesField>;

/** The field for tags, the team’s own words; it suggests those in use. */
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
