'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { RefusedLine } from '#app/_components/answered-form.tsx';
import { UndoBar } from '#app/_components/message-bar.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import { SelectField } from '#app/_ui/field.tsx';
import { DataTable, type TableRows } from '#app/_ui/table.tsx';
import { TakesFocus } from '#app/_ui/takes-focus.tsx';
import { useLive } from '#app/_ui/use-live.ts';
import { rightsKinds, rightsPresses } from '#lib/films/choices.ts';
import { saveFilmsRights } from './actions.ts';

const FORM = 'films-rights';

/** The table of films, at its foot the bar that sets the rights of the ticked films in one act. */
export function FilmsTable({
  slug,
  unsettled,
  own,
  mayEdit,
  ...shown
}: TableRows & {
  slug: string;
  /** How many films have no settled rights. */
  unsettled: number;
  /** The numbers of the films that the reader may change. */
  own: readonly string[];
  mayEdit: boolean;
}) {
  const t = useTranslations('films');
  const isLive = useLive();
  const rights = useFormAction(saveFilmsRights, slug);
  const [state] = rights;
  const [picked, setPicked] = useState<ReadonlySet<string>>(() => new Set(tickedIn(state)));
  const left = t('rights.left', { count: unsettled });
  const bar = (said: ReactNode) => (
    <RightsBar slug={slug} rights={rights} count={picked.size} said={said} onDone={() => setPicked(new Set())} />
  );
  return (
    <DataTable
      {...shown}
      label={t('title')}
      {...(mayEdit && { picking: { formId: FORM, name: 'films[]', picked, setPicked, bar } })}
    >
      <p className="text-soft">
        {left}{' '}
        {mayEdit && own.length > 0 && (
          <button
            type="button"
            className="link max-md:min-h-11"
            data-waits={isLive ? undefined : ''}
            onClick={() => setPicked(new Set(own))}
          >
            {t('rights.tickLeft')}
          </button>
        )}
      </p>
    </DataTable>
  );
}

/** The films that were ticked in a form that was refused. */
function tickedIn(state: FormState): string[] {
  const films = state.ok === false ? state.values.films : [];
  return Array.isArray(films) ? films.filter((number) => typeof number === 'string') : [];
}

type Rights = ReturnType<typeof useFormAction>;

function RightsBar({
  slug,
  rights: [state, action, isPending],
  count,
  said,
  onDone,
}: {
  slug: string;
  rights: Rights;
  /** How many films are ticked, and what the table says of them. */
  count: number;
  said: ReactNode;
  onDone: () => void;
}) {
  const t = useTranslations('films.rights');
  const terms = useTranslations('terms');
  const refused = state.ok === false ? state.values : {};
  const done = useEffectEvent(onDone);
  useEffect(() => {
    if (state.ok !== true) return;
    done();
    setOpen(false);
  }, [state]);
  const isIdle = count === 0;
  // Without a script the bar is always shown, whole, as ticks are only known when posted.
  const isLive = useLive();
  // On a phone the acts stand behind a button, to leave room for the cards.
  const [isOpen, setOpen] = useState(state.ok === false);
  return (
    <div
      className="record-bar mt-4"
      data-scriptless={!isLive && isIdle && state.ok === null ? '' : undefined}
      data-folded={isLive && !isOpen ? '' : undefined}
      hidden={isLive && isIdle && state.ok === null}
    >
      <form
        id={FORM}
        action={action}
        className="flex min-w-0 flex-wrap items-end gap-x-4 gap-y-2 max-md:w-full"
        hidden={isLive && isIdle}
      >
        <div className="flex w-full flex-wrap items-center gap-x-2 md:gap-x-4">
          {isIdle ? <b>{t('legend')}</b> : said}
          {isLive && (
            <button
              type="button"
              className="btn ml-auto px-2 md:hidden"
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              {t('acts')}
            </button>
          )}
        </div>
        <SelectField
          name="kind"
          label={t('kind')}
          defaultValue={String(refused.kind ?? '')}
          options={[
            { value: '', label: t('keepKind') },
            ...rightsKinds.map((value) => ({ value, label: terms(`rightsKind.${value}`) })),
          ]}
        />
        {/* A button for each state, so that one press chooses. On a phone they are one line
            that scrolls, to leave room for the cards. */}
        <fieldset className="min-w-0 max-w-full">
          <legend className="label mb-1">{t('applyCount', { count })}</legend>
          <div className="flex gap-2 max-md:overflow-x-auto max-md:p-1 max-md:whitespace-nowrap md:flex-wrap">
            {rightsPresses.map((value) => (
              <button
                key={value}
                type="submit"
                name="state"
                value={value}
                className={value === 'granted' ? 'btn lamp' : 'btn'}
                aria-disabled={isPending}
              >
                {terms(`rightsState.${value}`)}
              </button>
            ))}
          </div>
        </fieldset>
      </form>
      {state.ok === true && isIdle && (
        <TakesFocus key={state.at}>
          <UndoBar slug={slug} batch={state.undo ?? null} message={state.message ?? ''} />
        </TakesFocus>
      )}
      <RefusedLine state={state} />
    </div>
  );
}
