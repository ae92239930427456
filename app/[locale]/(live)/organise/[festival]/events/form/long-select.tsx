'use client';

import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { SelectField } from '#app/_ui/field.tsx';
import { fieldId } from '#app/_ui/field-id.ts';
import { useEventForm } from './form-context.ts';

/** So many may be drawn without anybody noticing. */
export const MAX_AT_ONCE = 100;

/**
 * A choice among séances, of which a festival may have thousands, in a fold that is seldom opened:
 * until then a hidden field holds its value, also before the script has come. Where there is no
 * script the choice stands after that field: of two values of one name the last is read.
 */
export function LongSelect(field: ComponentProps<typeof SelectField>) {
  const { isLive } = useEventForm();
  const [isSeen, see] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const { label: _, hint: __, error, className: ___, options, ...held } = field;
  const isHidden = options.length > MAX_AT_ONCE && !isSeen && error === undefined;
  useEffect(() => {
    const fold = isLive && isHidden ? place.current?.closest('details') : null;
    if (!fold) return;
    const look = () => fold.open && see(true);
    look();
    fold.addEventListener('toggle', look);
    return () => fold.removeEventListener('toggle', look);
  }, [isLive, isHidden]);
  if (!isHidden) return <SelectField {...field} />;
  return (
    <div ref={place}>
      <input type="hidden" id={isLive ? fieldId(field.name) : undefined} {...(held as ComponentProps<'input'>)} />
      {!isLive && (
        <noscript>
          <SelectField {...field} />
        </noscript>
      )}
    </div>
  );
}
