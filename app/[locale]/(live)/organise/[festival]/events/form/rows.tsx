'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ComponentProps, ComponentType, ReactNode } from 'react';
import { type FieldArray, useFieldArray } from 'react-hook-form';
import { Section } from '#app/_components/records/record-form.tsx';
import { Check } from '#app/_ui/field.tsx';
import type { EventFormValues } from '#lib/events/form-values.ts';
import { useControl, useEventForm, waits } from './form-context.ts';

type List = 'links' | 'offers';
export type RowProps = { place: number; isSpare: boolean; onRemove: () => void };

/** A section of rows that come and go; without a script one more is offered than there are. */
export function RowsSection({
  name,
  most,
  hint,
  add,
  empty,
  Row,
}: {
  name: List;
  most: number;
  hint: (count: number) => string | false;
  add: string;
  empty: () => FieldArray<EventFormValues, List>;
  Row: ComponentType<RowProps>;
}) {
  const t = useTranslations('events.form.sections');
  const { isLive } = useEventForm();
  const { fields, append, remove } = useFieldArray<EventFormValues, List>({ name });
  const count = isLive ? fields.length : Math.min(most, fields.length + 1);
  return (
    <Section id={name} group={useControl().group(name)} title={t(name)} hint={hint(fields.length)}>
      <ul className="grid gap-2 empty:hidden">
        {Array.from({ length: count }, (_, i) => (
          <Row key={fields[i]?.id ?? `spare-${i}`} place={i} isSpare={i >= fields.length} onRemove={() => remove(i)} />
        ))}
      </ul>
      {fields.length < most && (
        <div {...waits(isLive)}>
          <button type="button" className="btn" onClick={() => append(empty())}>
            <Plus aria-hidden size={18} />
            {add}
          </button>
        </div>
      )}
    </Section>
  );
}

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

/** The label of a control whose row already says what it is. */
export const Quiet = ({ children }: { children: ReactNode }) => <span className="spoken">{children}</span>;
