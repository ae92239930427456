'use client';

import { useTranslations } from 'next-intl';
import { SelectField, TextField } from '#app/_ui/field.tsx';
import { useControl, useEventForm } from './form-context.ts';
import { Quiet } from './quiet.tsx';

/**
 * A film or a title. Without a script, a row shows what it was saved as; a spare row offers both.
 */
export function ItemSubject({ place, kind, isSpare }: { place: number; kind: string; isSpare: boolean }) {
  const t = useTranslations('events.form');
  const { choices, initial, isLive } = useEventForm();
  const { control, forgetDenied } = useControl({ isSpare });
  const number = place + 1;
  const name = `items.${place}` as const;
  const title = (
    <TextField
      {...control(`${name}.title.fr`)}
      className="bare item-subject"
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
    <div className="item-subject">
      <SelectField
        {...control(`${name}.film`, () => forgetDenied(place))}
        className="bare"
        label={<Quiet>{t('itemFilm', { number })}</Quiet>}
        options={[
          { value: '', label: t('chooseFilm') },
          ...choices.films.map(({ id, name: title }) => ({ value: String(id), label: title })),
        ]}
      />
      {isBoth && <div data-scriptless="">{title}</div>}
    </div>
  );
}
