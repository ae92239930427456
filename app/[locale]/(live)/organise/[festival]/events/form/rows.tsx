'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ComponentProps, type ComponentType, type ReactNode, useState } from 'react';
import { type FieldArray, useFieldArray, useWatch } from 'react-hook-form';
import { Section } from '#app/_components/records/record-form.tsx';
import { Check, type Option, SelectField } from '#app/_ui/field.tsx';
import type { EventFormValues } from '#lib/events/form-values.ts';
import { type EventPath, useControl, useEventForm, waits } from './form-context.ts';

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

/** The box that stands for that button without a script. */
export const TakeAway = ({ what, ...box }: ComponentProps<'input'> & { what: string }) => {
  const t = useTranslations('events.form');
  const records = useTranslations('records');
  return (
    <div data-scriptless="">
      <Check {...box} label={records('remove')} aria-label={t('removeRow', { what })} />
    </div>
  );
};

/** The label of a control whose row already says what it is. */
export const Quiet = ({ children }: { children: ReactNode }) => <span className="spoken">{children}</span>;

/** This many options are drawn without a noticeable delay. */
const MAX_AT_ONCE = 100;

/**
 * The options to draw: of a long list only the chosen and the empty one, until somebody focuses or
 * presses the control that has `going`.
 */
export function useOffered(options: readonly Option[], chosen: string) {
  const isShort = options.length <= MAX_AT_ONCE;
  const [isSeen, see] = useState(false);
  const offer = () => see(true);
  return {
    isShort,
    isSeen,
    offered: isShort || isSeen ? options : options.filter(({ value }) => value === '' || value === chosen),
    going: { onPointerDown: offer, onFocus: offer },
  };
}

/**
 * A select for séances, films or people, of which a festival may have thousands. Without a script
 * it has all of them. Not for a spare row, which is in `noscript` itself.
 */
export function LongSelect({
  options,
  ...field
}: Omit<ComponentProps<typeof SelectField>, 'options' | 'key'> & { options: readonly Option[] }) {
  const { isLive } = useEventForm();
  const watched = useWatch<EventFormValues>({ name: field.name as EventPath });
  const chosen = String(watched ?? field.defaultValue ?? '');
  const { isShort, isSeen, offered, going } = useOffered(options, chosen);
  // A value set from elsewhere, as by « Défaire », is not among the drawn options, so the control
  // is made anew.
  const [first, keep] = useState(chosen);
  if (!isSeen && first !== chosen) keep(chosen);
  if (isShort) return <SelectField {...field} options={options} />;
  // Posts the value until the script runs; without one the full list follows and counts.
  const early = !isLive && (
    <>
      <input type="hidden" name={field.name} value={chosen} />
      <noscript>
        <SelectField {...field} options={options} />
      </noscript>
    </>
  );
  return (
    <>
      {early}
      <div className="contents" {...waits(isLive)}>
        <SelectField
          key={first}
          {...field}
          {...going}
          // Ids are made from the name, and until the script runs the field in `noscript` has this
          // one.
          name={isLive ? field.name : `waiting.${field.name}`}
          options={offered}
        />
      </div>
    </>
  );
}
