'use client';

import { Send } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { RefusedSummary } from '#app/_components/answered-form.tsx';
import { KeptForm } from '#app/_components/kept-form.tsx';
import { type FormAction, useFormAction } from '#app/_components/use-form-action.ts';
import { Link } from '#app/_ui/link.tsx';
import { NoteFields } from '#app/[locale]/(live)/organise/[festival]/publish/note-fields.tsx';

/** The note and the button to publish an older version again. */
export function AgainForm({
  action: republish,
  back,
  isNothing,
  noteLocales,
  isOver,
  ...again
}: {
  action: FormAction;
  clientKey: string;
  expected: number;
  number: number;
  noteLocales: readonly ('fr' | 'en')[];
  isOver: boolean;
  isNothing: boolean;
  back: string;
}) {
  const t = useTranslations('publish');
  const [state, action, isPending] = useFormAction(republish);
  const refused = state.ok === false ? state : null;
  return (
    <KeptForm name="again" action={action} state={state} noValidate className="mt-6 grid gap-5">
      <RefusedSummary state={state} />
      <input type="hidden" name="clientKey" value={again.clientKey} />
      <input type="hidden" name="expected" value={again.expected} />
      <input type="hidden" name="number" value={again.number} />
      {!isNothing && (
        <NoteFields locales={noteLocales} isOver={isOver} typed={refused?.values.note} errors={refused?.fields} />
      )}
      <p className="flex flex-wrap gap-3">
        {!isNothing && (
          <button type="submit" className="btn lamp" aria-disabled={isPending}>
            <Send aria-hidden size={18} />
            {t('again.submit', { number: again.number, next: again.expected + 1 })}
          </button>
        )}
        <Link href={back} className="btn">
          {t('again.back')}
        </Link>
      </p>
    </KeptForm>
  );
}
