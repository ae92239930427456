'use client';

import { type ComponentProps, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { SelectField } from '#app/_ui/field.tsx';
import type { EventFormValues } from '#lib/events/form-values.ts';
import { type EventPath, useEventForm, waits } from './form-context.ts';

/** This many options are drawn without a noticeable delay. */
const MAX_AT_ONCE = 100;

type Option = { value: string; label: string };

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
