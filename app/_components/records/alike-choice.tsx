import { useTranslations } from 'next-intl';
import type { FormState } from '#app/_server/form-action.ts';
import type { Alike } from '#app/_server/record-action.ts';

/**
 * The existing record that the new one may be the same as; null where there is no such question.
 */
function alikeOf(state: FormState): Alike | null {
  const { conflict } = state.ok === false ? state : {};
  return typeof conflict === 'object' && conflict !== null && 'alike' in conflict ? (conflict.alike as Alike) : null;
}

/**
 * Opens the existing record of that name in another tab, or lets the reader say that this is
 * another one; that answer is kept when the next save is refused for another reason.
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
