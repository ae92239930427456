'use client';

import { type ComponentProps, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { SelectField } from '#app/_ui/field.tsx';
import type { EventFormValues } from '#lib/events/form-values.ts';
import { type EventPath, useEventForm, waits } from './form-context.ts';

/** So many may be drawn without anybody noticing. */
const MAX_AT_ONCE = 100;

type Option = { value: string; label: string };

/**
 * Of thousands of choices the one that is made, and none, until somebody goes to the control that
 * has `going`.
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
 * A choice among séances, films or people, of which a festival may have thousands. All of them
 * stand there for who has no script. Not for a spare row, which stands in `noscript` itself.
 */
export function LongSelect({
  options,
  ...field
}: Omit<ComponentProps<typeof SelectField>, 'options' | 'key'> & { options: readonly Option[] }) {
  const { isLive } = useEventForm();
  const watched = useWatch<EventFormValues>({ name: field.name as EventPath });
  const chosen = String(watched ?? field.defaultValue ?? '');
  const { isShort, isSeen, offered, going } = useOffered(options, chosen);
  // A value that is set from elsewhere, as by « Défaire », is no option of the control before: then
  // it is another.
  const [first, keep] = useState(chosen);
  if (!isSeen && first !== chosen) keep(chosen);
  if (isShort) return <SelectField {...field} options={options} />;
  // What is posted before the script is there; without one the whole choice comes after it and
  // counts.
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
          // Ids come from the name, and the field in `noscript` has this one until the script is
          // there.
          name={isLive ? field.name : `waiting.${field.name}`}
          options={offered}
        />
      </div>
    </>
  );
}
