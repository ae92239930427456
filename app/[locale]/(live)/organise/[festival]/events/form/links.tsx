'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFieldArray } from 'react-hook-form';
import { Section } from '#app/_components/records/section.tsx';
import { TextField } from '#app/_ui/field.tsx';
import { MAX_LINKS } from '#lib/events/choices.ts';
import { type EventFormValues, emptyLink } from '#lib/events/form-values.ts';
import { useControl, useEventForm, waits } from './form-context.ts';
import { Quiet } from './quiet.tsx';
import { RemoveRow, TakeAway } from './remove-row.tsx';

/** Addresses where readers may read on. */
export function Links() {
  const t = useTranslations('events.form');
  const { isLive } = useEventForm();
  const { fields, append, remove } = useFieldArray<EventFormValues, 'links'>({ name: 'links' });
  const count = isLive ? fields.length : Math.min(MAX_LINKS, fields.length + 1);
  return (
    <Section
      id="links"
      group={useControl().group('links')}
      title={t('sections.links')}
      hint={fields.length > 0 && t('linksHint')}
    >
      <ul className="grid gap-2 empty:hidden">
        {Array.from({ length: count }, (_, i) => (
          <LinkRow
            key={fields[i]?.id ?? `spare-${i}`}
            place={i}
            isSpare={i >= fields.length}
            onRemove={() => remove(i)}
          />
        ))}
      </ul>
      {fields.length < MAX_LINKS && (
        <div {...waits(isLive)}>
          <button type="button" className="btn" onClick={() => append(emptyLink())}>
            <Plus aria-hidden size={18} />
            {t('addLink')}
          </button>
        </div>
      )}
    </Section>
  );
}

function LinkRow({ place, isSpare, onRemove }: { place: number; isSpare: boolean; onRemove: () => void }) {
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
