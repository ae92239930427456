'use client';

import { useTranslations } from 'next-intl';
import { TextField } from '#app/_ui/field.tsx';
import { MAX_LINKS } from '#lib/events/choices.ts';
import { emptyLink } from '#lib/events/form-values.ts';
import { useControl, useEventForm } from './form-context.ts';
import { Quiet, RemoveRow, type RowProps, RowsSection, TakeAway } from './rows.tsx';

/** Links to further reading. */
export function Links() {
  const t = useTranslations('events.form');
  return (
    <RowsSection
      name="links"
      most={MAX_LINKS}
      hint={(count) => count > 0 && t('linksHint')}
      add={t('addLink')}
      empty={emptyLink}
      Row={LinkRow}
    />
  );
}

function LinkRow({ place, isSpare, onRemove }: RowProps) {
  const t = useTranslations('events.form');
  const { isLive } = useEventForm();
  const { control, box } = useControl({ isSpare });
  const name = `links.${place}` as const;
  const number = place + 1;
  return (
    <li
      data-scriptless={isSpare ? '' : undefined}
      className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-x-3 gap-y-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
    >
      <TextField
        {...control(`${name}.address`)}
        label={<Quiet>{t('linkAddress', { number })}</Quiet>}
        placeholder="https://…"
        inputMode="url"
        autoComplete="off"
      />
      <div className="max-sm:col-span-2 max-sm:row-start-2">
        <TextField
          {...control(`${name}.label`)}
          label={<Quiet>{t('linkLabel', { number })}</Quiet>}
          placeholder={t('linkLabelPlaceholder')}
        />
      </div>
      <RemoveRow what={t('linkAddress', { number })} onRemove={onRemove} />
      {!isLive && !isSpare && <TakeAway {...box(`${name}.remove`)} />}
    </li>
  );
}
