import { useTranslations } from 'next-intl';
import { Check } from '#app/_ui/field.tsx';

export type RemitOptions = Record<'themes' | 'rooms', { value: string; label: string }[]>;
export type RemitChosen = Record<'themes' | 'rooms', readonly string[]>;

/**
 * For the element around a choice of roles: only for a programmer the themes and rooms are shown.
 */
export const ASKS_REMIT = '[&:not(:has([value=programmer]:checked))_.remit]:hidden';

/** The themes and rooms of a programmer. */
export function RemitFields({
  options,
  chosen,
  error,
}: {
  options: RemitOptions;
  chosen: RemitChosen;
  error?: string | undefined;
}) {
  const t = useTranslations('accounts.members');
  const groups = (['themes', 'rooms'] as const).filter((group) => options[group].length > 0);
  return (
    <fieldset className="remit grid w-full gap-2 rounded-card bg-sunk p-3">
      <legend className="label float-left">{t('remit')}</legend>
      <p className="hint">{t(groups.length > 0 ? 'remitHint' : 'remitNone')}</p>
      {error && (
        <p className="error" id="remit-error">
          {error}
        </p>
      )}
      {groups.map((group) => (
        <fieldset
          key={group}
          className="min-w-0"
          // An id must be unique in the page, where each member has such fields; the summary links
          // to the refused ones.
          {...(error && group === groups[0] && { id: 'remit', 'aria-describedby': 'remit-error' })}
          tabIndex={-1}
        >
          <legend className="hint font-semibold">{t(group === 'themes' ? 'remitThemes' : 'remitRooms')}</legend>
          <div className="flex flex-wrap gap-x-5">
            {options[group].map(({ value, label }) => (
              <Check
                key={value}
                name={`${group}[]`}
                value={value}
                label={label}
                defaultChecked={chosen[group].includes(value)}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </fieldset>
  );
}

const strings = (value: unknown) => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);

/** The boxes ticked in a form that was refused. */
export const remitTyped = (values: { [key: string]: unknown }): RemitChosen => ({
  themes: strings(values.themes),
  rooms: strings(values.rooms),
});
