import { useTranslations } from 'next-intl';
import type { FormState } from '#app/_server/form-action.ts';
import type { Alike } from '#app/_server/record-action.ts';

/** The one that what a form would make may be; null where nobody was asked. */
function alikeOf(state: FormState): Alike | null {
  const { conflict } = state.ok === false ? state : {};
  return typeof conflict === 'object' && conflict !== null && 'alike' in conflict ? (conflict.alike as Alike) : null;
}

/**
 * Opens the one whose name stands already, beside this form, or says that this is another: which
 * stays said where the next save is refused for something else.
 */
export function AlikeChoice({ state }: { state: FormState }) {
  const t = useTranslations('records');
  const alike = alikeOf(state);
  const said = state.ok === false ? state.values.another : undefined;
  if (!alike) return typeof said === 'string' && <input type="hidden" name="another" value={said} />;
  return (
    <div className="card grid gap-1 border-warn p-4">
      <p>
        <a href={alike.href} target="_blank" rel="noreferrer" className="link inline-block py-2">
          {t('alikeOpen', { name: alike.name })}
        </a>
      </p>
      <label className="flex min-h-11 cursor-pointer items-center gap-3">
        <input
          key={alike.id}
          type="checkbox"
          name="another"
          value={alike.id}
          className="size-5 flex-none accent-accent"
        />
        {t('alikeOther')}
      </label>
    </div>
  );
}
