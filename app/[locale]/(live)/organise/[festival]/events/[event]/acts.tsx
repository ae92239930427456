'use client';

import { CalendarOff, CircleSlash, Copy, RotateCcw, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { RefusedSummary } from '#app/_components/answered-form.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import type { RecordPlace } from '#app/_server/record-action.ts';
import { TextField } from '#app/_ui/field.tsx';
import { cancel, duplicate, restore, unschedule } from '#app/[locale]/(live)/organise/[festival]/events/actions.ts';
import { DeleteEvent, type SeenEvent } from './delete-event.tsx';

type Action = (place: RecordPlace, state: FormState, form: FormData) => Promise<FormState>;

/** Acts on a séance as a whole, each a native form of its own. */
export function Acts({
  isScheduled,
  isCancelled,
  deletePath,
  question,
  goes,
  ...seen
}: SeenEvent & {
  isScheduled: boolean;
  isCancelled: boolean;
  deletePath: string;
  question: string;
  goes: ReactNode;
}) {
  const t = useTranslations('events.acts');
  return (
    <section aria-label={t('title')} className="acts">
      <Act {...seen} name="duplicate" action={duplicate} icon={<Copy aria-hidden size={18} />} label={t('duplicate')} />
      {isScheduled && (
        <Act
          {...seen}
          name="unschedule"
          action={unschedule}
          icon={<CalendarOff aria-hidden size={18} />}
          label={t('unschedule')}
        />
      )}
      <DeleteEvent {...seen} path={deletePath} title={question} goes={goes}>
        <Trash2 aria-hidden size={18} />
        {t('delete')}
      </DeleteEvent>
      {/* The last button, since its question opens below all of them. */}
      {isCancelled ? (
        <Act
          {...seen}
          name="restore"
          action={restore}
          icon={<RotateCcw aria-hidden size={18} />}
          label={t('restore')}
        />
      ) : (
        <CancelAct {...seen} />
      )}
    </section>
  );
}

/** The version the reader saw, and a key so that a double click acts once. */
function SeenFields({ version, clientKey, act }: { version: number; clientKey: string; act: string }) {
  return (
    <>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="clientKey" value={`${clientKey}-${act}`} />
    </>
  );
}

/** Why an act was not done; a successful act redirects. */
function Refusal({ state }: { state: FormState }) {
  if (state.ok !== false) return null;
  return (
    <p role="alert" className="error px-2">
      {state.message}
    </p>
  );
}

function Act({
  place,
  version,
  clientKey,
  name,
  action: run,
  icon,
  label,
}: SeenEvent & { name: string; action: Action; icon: ReactNode; label: string }) {
  const [state, action, isPending] = useFormAction(run, place);
  return (
    <>
      <form action={action}>
        <SeenFields version={version} clientKey={clientKey} act={name} />
        <button type="submit" className="act" aria-disabled={isPending}>
          {icon}
          {label}
        </button>
      </form>
      <Refusal state={state} />
    </>
  );
}

function CancelAct({ place, version, clientKey }: SeenEvent) {
  const t = useTranslations('events.acts');
  const records = useTranslations('records');
  const [state, action, isPending] = useFormAction(cancel, place);
  const refused = state.ok === false ? state : null;
  const typed = refused?.values.reason;
  const reason = typeof typed === 'object' && !Array.isArray(typed) ? typed : {};
  const labels = {
    'reason.fr': `${t('reason')}, ${records('in.fr')}`,
    'reason.en': `${t('reason')}, ${records('in.en')}`,
  };
  return (
    <details open={refused !== null}>
      <summary className="act">
        <CircleSlash aria-hidden size={18} />
        {t('cancel')}
      </summary>
      <form action={action} className="card mt-1 mb-3 grid max-w-[46rem] gap-3 p-4">
        <SeenFields version={version} clientKey={clientKey} act="cancel" />
        <RefusedSummary state={state} labels={labels} />
        <p className="hint">{t('cancelHint')}</p>
        {(['fr', 'en'] as const).map((language) => (
          <TextField
            key={language}
            name={`reason.${language}`}
            lang={language}
            maxLength={2000}
            label={labels[`reason.${language}`]}
            defaultValue={String(reason[language] ?? '')}
            error={refused?.fields[`reason.${language}`]}
          />
        ))}
        <div>
          <button type="submit" className="btn bad" aria-disabled={isPending}>
            {t('cancelNow')}
          </button>
        </div>
      </form>
    </details>
  );
}
