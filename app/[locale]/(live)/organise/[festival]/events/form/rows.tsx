'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { Check } from '#app/_ui/field.tsx';
import { useEventForm, waits } from './form-context.ts';

/** The button that takes a row away, which needs a script. */
export function RemoveRow({ what, onRemove }: { what: string; onRemove: () => void }) {
  const t = useTranslations('events.form');
  const { isLive } = useEventForm();
  return (
    <button
      type="button"
      className="btn quiet icon remove-row"
      {...waits(isLive)}
      onClick={onRemove}
      aria-label={t('removeRow', { what })}
    >
      <Trash2 aria-hidden size={18} />
    </button>
  );
}

/** The box that stands for it without one. */
export const TakeAway = (box: ComponentProps<'input'>) => {
  const records = useTranslations('records');
  return (
    <div data-scriptless="">
      <Check {...box} label={records('remove')} />
    </div>
  );
};
