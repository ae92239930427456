'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ItemKind } from '#lib/events/schema.ts';

const parts = ['introduction', 'talk', 'debate', 'show', 'break', 'other'] as const satisfies readonly ItemKind[];

/** One button for each kind of part that is no film. */
export function AddPart({ onAdd }: { onAdd: (kind: ItemKind) => void }) {
  const t = useTranslations('events.form');
  const terms = useTranslations('terms');
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="spoken">{t('addPartLabel')}</legend>
      {parts.map((kind) => (
        <button key={kind} type="button" className="btn" onClick={() => onAdd(kind)}>
          <Plus aria-hidden size={18} />
          {terms(`itemKind.${kind}`)}
        </button>
      ))}
    </fieldset>
  );
}
