'use client';

import { clsx } from 'clsx';
import { Send } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect } from 'react';
import { RefusedSummary } from '#app/_components/answered-form.tsx';
import { KeptForm } from '#app/_components/kept-form.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import { textsIn } from '#app/_server/form-data.ts';
import { Check } from '#app/_ui/field.tsx';
import { fieldId } from '#app/_ui/field-id.ts';
import type { SuggestedTimes } from '#lib/programme/scene.ts';
import { ChangeRow, type Part, type Row } from './change-row.tsx';
import { Changes, type Ticks } from './changes.tsx';
import { NoteFields } from './note-fields.tsx';
import '#app/_components/records/forms.css';

/** The answer of the action, with the lines of the parts that were open, and of the one to open. */
export type PublishState = FormState & {
  opened?: Record<string, Row[]>;
  opening?: string;
  /** The ticks, where nothing was refused but a part was opened without a script. */
  kept?: Record<string, unknown>;
};

type PublishFormProps = {
  action: (state: PublishState, form: FormData) => Promise<PublishState>;
  /** Where the lines of a folded part are loaded from. */
  partAddress: string;
  parts: readonly Part[];
  /** A second click posts the same key, and does nothing more. */
  clientKey: string;
  expected: number;
  seen: number;
  next: number;
  /** With `isOnly`: the séances the page was opened for. */
  rows: readonly Row[];
  general: readonly string[];
  /** The page was opened for these séances only. */
  isOnly: boolean;
  /**
   * Everything is published already. The form stays, as it may have an answer to show and a note to
   * keep.
   */
  isNothing: boolean;
  /**
   * Whether a part of the draft stays unpublished anyway, so that the sentence cannot say «
   * everything ».
   */
  leavesOut: boolean;
  suggested: { count: number; choice: string };
  blocking: number;
  /** The reader's language comes first. */
  noteLocales: readonly ('fr' | 'en')[];
  isOver: boolean;
  /** The list of what is left to settle, drawn by the server. */
  warnings: ReactNode;
};

/** The ticks in a form that was posted. */
function ticksOf({ chosen, parts, general }: Record<string, unknown>): Ticks {
  return {
    chosen: new Set(textsIn(chosen).map(Number)),
    parts: new Set(textsIn(parts)),
    isGeneral: general === 'yes',
  };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/**
 * Everything for one publication. Works without a script: the button posts, and the answer is this
 * page again or the next one.
 */
export function PublishForm({ action: publish, ...plan }: PublishFormProps) {
  const t = useTranslations('publish');
  const [state, action, isPending] = useFormAction(publish);
  const refused = state.ok === false ? state : null;
  const typed = refused?.values ?? state.kept ?? {};
  const ticks = refused || state.kept ? ticksOf(typed) : null;
  const parts = plan.parts.map((part) => ({ ...part, rows: part.rows ?? state.opened?.[part.key] ?? null }));
  const isEmpty = plan.rows.length === 0 && plan.parts.length === 0 && plan.general.length === 0;
  const wrong = refused && Object.keys(refused.fields)[0];
  // Focuses the box that the refusal is about, or else the sentence at the top.
  useEffect(() => {
    if (refused && wrong) document.getElementById(fieldId(wrong))?.focus();
  }, [refused, wrong]);
  // Unconfirmed times are a question of their own, even when nothing else is new.
  const hasNothing = plan.isNothing && plan.suggested.count === 0 && !refused;
  // Highlighted by the same rule as the button in the header: by what is ticked when the page
  // opens.
  const waits = plan.rows.length + plan.general.length > 0 || parts.some(({ isTicked }) => isTicked);

  return (
    <KeptForm name="publish" action={action} state={state} noValidate className="grid gap-6">
      <RefusedSummary state={state} takesFocus={!wrong} />
      <input type="hidden" name="clientKey" value={plan.clientKey} />
      <input type="hidden" name="expected" value={plan.expected} />
      <input type="hidden" name="seen" value={plan.seen} />
      {plan.isOnly && <input type="hidden" name="isOnly" value="yes" />}
      {/* In reading order on a phone; on a wide screen the choices stand beside. */}
      <div className="grid gap-x-8 gap-y-6 xl:grid-cols-[minmax(0,1fr)_25rem] xl:grid-rows-[auto_1fr]">
        <div className="min-w-0">
          {isEmpty && (
            <p className="card px-4 py-4">
              {t(plan.isNothing ? (plan.leavesOut ? 'nothingReady' : 'nothing') : 'nothingEmpty')}
            </p>
          )}
          {!isEmpty && plan.isOnly && (
            <ul className="card overflow-clip">
              {plan.rows.map((row) => (
                <ChangeRow key={row.number} row={row} teamOnly={t('changes.team')} />
              ))}
            </ul>
          )}
          {plan.isOnly &&
            plan.rows.map(({ number }) => <input key={number} type="hidden" name="chosen[]" value={number} />)}
          {!isEmpty && !plan.isOnly && (
            <Changes
              parts={parts}
              general={plan.general}
              ticks={ticks}
              address={plan.partAddress}
              opening={state.opening ?? null}
              error={refused?.fields.chosen}
            />
          )}
        </div>
        {(!hasNothing || plan.leavesOut) && (
          <div className="grid content-start gap-5 xl:col-start-2 xl:row-span-2 xl:row-start-1">
            {plan.suggested.count > 0 && (
              <Suggested count={plan.suggested.count} chosen={textOf(typed.suggestedTimes) || plan.suggested.choice} />
            )}
            {plan.warnings}
          </div>
        )}
        {hasNothing || (
          <div className="min-w-0">
            <NoteFields locales={plan.noteLocales} isOver={plan.isOver} typed={typed.note} errors={refused?.fields} />
          </div>
        )}
      </div>
      {/* In sight however long the list is. */}
      {hasNothing || (
        <div className="record-bar max-sm:static">
          <div className="min-w-0 flex-1 basis-64">
            {plan.blocking > 0 && (
              <Check
                name="despite"
                value="yes"
                data-keep="no"
                id={fieldId('despite')}
                autoFocus={wrong === 'despite'}
                error={refused?.fields.despite}
                defaultChecked={typed.despite === 'yes'}
                label={<span className="font-semibold">{t('warnings.despite', { count: plan.blocking })}</span>}
                hint={t('warnings.despiteHint')}
              />
            )}
            <p className="hint">{t('submitHint')}</p>
          </div>
          <button
            type="submit"
            className={clsx('btn min-h-[52px] px-8 text-[1.1rem] max-sm:w-full', waits && 'lamp')}
            aria-disabled={isPending}
          >
            <Send aria-hidden size={20} />
            {plan.isOnly
              ? t('submitOnly', { count: plan.rows.length, number: plan.next })
              : t('title', { number: plan.next })}
          </button>
        </div>
      )}
    </KeptForm>
  );
}

const keys = {
  confirm: 'confirm',
  'to-confirm': 'toConfirm',
  'leave-out': 'leaveOut',
} as const satisfies Record<SuggestedTimes, string>;

/** What to do with the times a template proposed. */
function Suggested({ count, chosen }: { count: number; chosen: string }) {
  const t = useTranslations('publish.times');
  return (
    <fieldset className="card p-4">
      <legend className="float-left mb-1 w-full font-bold font-title text-[1.2rem]">{t('title', { count })}</legend>
      <p className="clear-both text-soft">{t('lead', { count })}</p>
      <div className="mt-3 grid gap-2">
        {(Object.keys(keys) as SuggestedTimes[]).map((choice) => (
          <label
            key={choice}
            className="flex cursor-pointer items-start gap-3 rounded-card border-[1.5px] border-line p-3 hover:border-ink has-[:checked]:border-accent has-[:checked]:bg-accent-soft"
          >
            <input
              type="radio"
              name="suggestedTimes"
              value={choice}
              defaultChecked={chosen === choice}
              className="mt-1 size-5 flex-none accent-accent"
            />
            <span>
              <span className="font-semibold">{t(keys[choice], { count })}</span>
              <span className="hint block">{t(`${keys[choice]}Hint`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
