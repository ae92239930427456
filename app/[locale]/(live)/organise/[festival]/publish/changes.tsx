'use client';

import { useTranslations } from 'next-intl';
import { type ComponentProps, useState } from 'react';
import { flushSync } from 'react-dom';
import { TickAll, useTicking } from '#app/_components/records/ticks.tsx';
import { ChangeRow, type Part, type Row } from './change-row.tsx';

/** The ticks of a form that was posted; null when the page is opened. */
export type Ticks = { chosen: ReadonlySet<number>; parts: ReadonlySet<string>; isGeneral: boolean };

/** The lines of a part that was loaded, and whether the whole part was ticked then. */
type Opened = { rows: readonly Row[]; isTicked: boolean };

const Tick = (input: ComponentProps<'input'>) => (
  <input type="checkbox" data-keep="no" className="mt-[0.15em] size-5 flex-none accent-accent" {...input} />
);

/**
 * What would be published: lines with boxes, grouped by day. A large publication has one line for
 * each day, whose box stands for all of it, and which opens. Changes that belong to no séance share
 * one box.
 */
export function Changes({
  parts,
  general,
  ticks,
  address,
  opening,
  error,
}: {
  parts: readonly Part[];
  general: readonly string[];
  ticks: Ticks | null;
  /** Where the lines of a part are loaded from; its key is appended. */
  address: string;
  /** The part that was just opened without a script. */
  opening: string | null;
  error: string | undefined;
}) {
  const t = useTranslations('publish.changes');
  const { list, chosen, recount, tickAll } = useTicking<HTMLFieldSetElement>();
  const [fetched, setFetched] = useState<Readonly<Record<string, Opened>>>({});
  const rowsOf = ({ key, rows }: Part) => rows ?? fetched[key]?.rows ?? null;
  const isTicked = (part: Part, number: number) => {
    const own = fetched[part.key];
    if (!part.rows && own) return own.isTicked;
    return ticks ? ticks.chosen.has(number) : part.isTicked;
  };
  const count = parts.reduce((sum, part) => sum + part.count, 0) + (general.length > 0 ? 1 : 0);
  const open = async (part: Part, button: HTMLButtonElement) => {
    const answer = await fetch(address + part.key, { cache: 'no-store' }).catch(() => null);
    // If loading fails, the button posts the form, and the page comes back with the part open.
    if (!answer?.ok) return button.form?.requestSubmit(button);
    const { rows } = (await answer.json()) as { rows: Row[] };
    const box = list.current?.querySelector<HTMLInputElement>(`input[name="parts[]"][value="${part.key}"]`);
    flushSync(() => setFetched((known) => ({ ...known, [part.key]: { rows, isTicked: box?.checked ?? false } })));
    list.current?.querySelector<HTMLElement>(`[data-part="${part.key}"] input[type=checkbox]`)?.focus();
  };
  const generalId = parts.length === 0 ? 'field-chosen' : 'tick-general';
  const isOne = parts.length + (general.length > 0 ? 1 : 0) === 1;
  return (
    <fieldset
      ref={list}
      onChange={recount}
      className="min-w-0"
      aria-describedby={error ? 'changes-lead field-chosen-error' : 'changes-lead'}
    >
      <legend className="sr-only">{t('title')}</legend>
      {error && (
        <p className="error mb-2" id="field-chosen-error">
          {error}
        </p>
      )}
      {count > 1 && <TickAll chosen={chosen ?? count} count={count} tickAll={tickAll} />}
      <div className="grid gap-4">
        {parts.map((part, at) => {
          const rows = rowsOf(part);
          const first = at === 0 ? 'field-chosen' : undefined;
          return rows === null ? (
            <FoldedPart
              key={part.key}
              part={part}
              id={first ?? `tick-${part.key}`}
              isTicked={ticks ? ticks.parts.has(part.key) : part.isTicked}
              takesFocus={error !== undefined && at === 0}
              onOpen={open}
            />
          ) : (
            <section key={part.key} data-part={part.key} id={`part-${part.key}`} aria-labelledby={`title-${part.key}`}>
              <h3 id={`title-${part.key}`} className={isOne ? 'sr-only' : 'mb-1 text-[1.05rem]'}>
                {part.title}
              </h3>
              {part.why && <p className="hint mb-1">{part.why}</p>}
              <input type="hidden" name="opened[]" value={part.key} />
              <ul className="card overflow-clip">
                {rows.map((row, line) => (
                  <ChangeRow
                    key={row.number}
                    row={row}
                    teamOnly={t('team')}
                    tick={
                      <Tick
                        name="chosen[]"
                        id={line === 0 ? first : undefined}
                        value={row.number}
                        defaultChecked={isTicked(part, row.number)}
                        autoFocus={line === 0 && (part.key === opening || (error !== undefined && at === 0))}
                      />
                    }
                  />
                ))}
              </ul>
            </section>
          );
        })}
        {general.length > 0 && (
          <GeneralTick sentences={general} id={generalId} isTicked={ticks ? ticks.isGeneral : true} />
        )}
      </div>
    </fieldset>
  );
}

/** One box for all changes that belong to no séance. */
function GeneralTick({ sentences, id, isTicked }: { sentences: readonly string[]; id: string; isTicked: boolean }) {
  const t = useTranslations('publish.changes');
  return (
    <div className="card">
      <label htmlFor={id} className="flex cursor-pointer items-start gap-3 px-4 py-3">
        <Tick name="general" value="yes" id={id} defaultChecked={isTicked} />
        <span>
          <span className="font-semibold">{t('general')}</span>
          {sentences.map((sentence) => (
            <span key={sentence} className="block text-soft">
              {sentence}
            </span>
          ))}
        </span>
      </label>
    </div>
  );
}

/** One line for a whole part, with a button to open it, which without a script posts the form. */
function FoldedPart({
  part,
  id,
  isTicked,
  takesFocus,
  onOpen,
}: {
  part: Part;
  id: string;
  isTicked: boolean;
  takesFocus: boolean;
  onOpen: (part: Part, button: HTMLButtonElement) => Promise<void>;
}) {
  const t = useTranslations('publish.changes');
  const [isBusy, setBusy] = useState(false);
  return (
    <section id={`part-${part.key}`} className="card flex flex-wrap items-center gap-x-3 py-1 pr-3">
      <label
        htmlFor={id}
        className="flex min-h-[44px] min-w-0 flex-1 basis-[16rem] cursor-pointer items-start gap-3 py-2 pl-4"
      >
        <Tick
          name="parts[]"
          id={id}
          value={part.key}
          defaultChecked={isTicked}
          autoFocus={takesFocus}
          data-count={part.count}
        />
        <span>
          <span className="font-semibold">{part.title}</span>
          <span className="block text-soft">{part.summary}</span>
          {part.why && <span className="hint block">{part.why}</span>}
        </span>
      </label>
      <button
        type="submit"
        name="open"
        value={part.key}
        className="btn"
        aria-label={part.openLabel}
        aria-disabled={isBusy}
        onClick={(event) => {
          const button = event.currentTarget;
          event.preventDefault();
          if (isBusy) return;
          setBusy(true);
          void onOpen(part, button).finally(() => setBusy(false));
        }}
      >
        {t('openPart')}
      </button>
    </section>
  );
}
