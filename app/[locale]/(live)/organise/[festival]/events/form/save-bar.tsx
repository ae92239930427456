'use client';

import { Save } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { TimeOf } from '#app/_components/time.tsx';
import type { FormState } from '#app/_server/form-action.ts';
import { UndoBar } from '#app/[locale]/(live)/organise/[festival]/undo-bar.tsx';
import { useEventForm } from './form-context.ts';
import { useTypedOrder } from './use-order.ts';

/** Stays in sight under a long form: what is saved, what is not, and when the evening ends. « Enregistré » is the server's word. */
export function SaveBar({
  slug,
  state,
  isPending,
  isDirty,
  label,
}: {
  slug: string;
  state: FormState;
  isPending: boolean;
  isDirty: boolean;
  label: string;
}) {
  const t = useTranslations('events.form');
  return (
    <div className="save-bar">
      <button type="submit" form="event-form" className="btn lamp" aria-disabled={isPending}>
        <Save aria-hidden size={18} />
        {label}
      </button>
      <div className="min-w-0 flex-1">
        <p role="status" className="text-soft empty:hidden">
          {isPending ? t('saving') : isDirty ? t('unsaved') : ''}
        </p>
        {!isPending && !isDirty && state.ok === true && (
          <UndoBar key={state.at} slug={slug} batch={state.undo ?? null} message={state.message ?? ''} />
        )}
      </div>
      <EndInSight />
    </div>
  );
}

/** On a phone the conduite is far away: its end stands here. */
function EndInSight() {
  const t = useTranslations('events.form');
  const { locale } = useEventForm();
  const { publicEnd } = useTypedOrder();
  if (!publicEnd) return null;
  return (
    <p className="num ml-auto text-right text-soft xl:hidden">
      <span className="spoken">{t('publicEnd')} </span>
      <span aria-hidden>→ </span>
      <TimeOf at={publicEnd} locale={locale} className="font-semibold text-ink" />
    </p>
  );
}
