'use client';

import { useTranslations } from 'next-intl';
import { SelectField, TextField } from '#app/_ui/field.tsx';
import type { FormChoices } from '#lib/events/form-choices.ts';
import { useControl, useEventForm } from './form-context.ts';
import { Quiet } from './section.tsx';

/** A film and its version, or a title. Without a script, a row shows what it was saved as; a spare row offers both. */
export function ItemSubject({
  place,
  kind,
  film,
  isSpare,
}: {
  place: number;
  kind: string;
  film: FormChoices['films'][number] | undefined;
  isSpare: boolean;
}) {
  const t = useTranslations('events.form');
  const { choices, initial, isLive } = useEventForm();
  const { control } = useControl({ isSpare });
  const number = place + 1;
  const name = `items.${place}` as const;
  const title = (
    <TextField
      {...control(`${name}.title.fr`)}
      className="bare"
      lang="fr"
      label={<Quiet>{t('itemTitle', { number })}</Quiet>}
      placeholder={t('itemTitlePlaceholder')}
    />
  );
  // Without a script, what was answered stays when another kind was chosen and the form was refused.
  const held = initial.items[place];
  const isBoth = isSpare || (!isLive && Boolean(kind === 'film' ? held?.title?.fr : held?.film));
  if (kind !== 'film' && !isBoth) return title;
  return (
    <div className="grid gap-2">
      <SelectField
        {...control(`${name}.film`)}
        className="bare"
        label={<Quiet>{t('itemFilm', { number })}</Quiet>}
        options={[
          { value: '', label: t('chooseFilm') },
          ...choices.films.map(({ id, name: title }) => ({ value: String(id), label: title })),
        ]}
      />
      {film && film.versions.length > 0 && (
        <SelectField
          {...control(`${name}.version`)}
          className="bare"
          label={<Quiet>{t('itemVersion', { number })}</Quiet>}
          options={[
            { value: '', label: t('anyVersion') },
            ...film.versions.map((version) => ({ value: String(version.id), label: version.name })),
          ]}
        />
      )}
      {isBoth && title}
    </div>
  );
}
