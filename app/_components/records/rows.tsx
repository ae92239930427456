'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useRef } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useLive } from '#app/_ui/use-live.ts';
import { type RowControls, unheard } from './record-controls.ts';
import type { RecordFormState } from './use-record-form.ts';

/**
 * Rows of a form that can be added and removed. Without a script there are the existing rows, an
 * empty one to fill in, and a box to remove each (`removeName`); with one there are buttons to add
 * and remove.
 */
export function RecordRows({
  record,
  name,
  rowLabel,
  addLabel,
  blank,
  max,
  children,
}: {
  record: RecordFormState;
  name: string;
  /** « Copie 2 ». */
  rowLabel: (number: number) => string;
  addLabel: string;
  blank: object;
  max: number;
  children: (path: string, controls: RowControls) => ReactNode;
}) {
  const t = useTranslations('records');
  const { fields, append, remove } = useFieldArray({ control: record.form.control, name });
  const isLive = useLive();
  const list = useRef<HTMLOListElement>(null);
  const adder = useRef<HTMLButtonElement>(null);

  const takeAway = (index: number) => {
    remove(index);
    // The focused row was removed: the focus moves to the button that adds one.
    adder.current?.focus();
  };
  return (
    <div className="grid gap-3">
      {record.error(name) && <p className="error">{record.error(name)}</p>}
      <ol ref={list} className="grid gap-3" id={`field-${name}`} tabIndex={-1}>
        {fields.map((row, index) => (
          <li key={row.id}>
            <fieldset className="row-box">
              <legend className="flex w-full items-center justify-between gap-3">
                <span className="font-semibold">{rowLabel(index + 1)}</span>
                <button
                  type="button"
                  className="btn quiet"
                  data-waits={isLive ? undefined : ''}
                  aria-label={`${t('remove')}, ${rowLabel(index + 1)}`}
                  onClick={() => takeAway(index)}
                >
                  <Trash2 aria-hidden size={18} />
                  <span className="max-sm:hidden">{t('remove')}</span>
                </button>
                {!isLive && (
                  <label data-scriptless="" className="flex min-h-11 items-center gap-2">
                    <input
                      type="checkbox"
                      name={`${name}.${index}.remove`}
                      aria-label={`${t('remove')}, ${rowLabel(index + 1)}`}
                      defaultChecked={record.wasTicked(`${name}.${index}.remove`)}
                      className="size-5 accent-accent"
                    />
                    {t('remove')}
                  </label>
                )}
              </legend>
              {children(`${name}.${index}`, record)}
            </fieldset>
          </li>
        ))}
        {!isLive && (
          <li data-scriptless="">
            <fieldset className="row-box">
              <legend className="font-semibold">{addLabel}</legend>
              {children(`${name}.${fields.length}`, unheard)}
            </fieldset>
          </li>
        )}
      </ol>
      {fields.length < max && (
        <button
          ref={adder}
          type="button"
          data-waits={isLive ? undefined : ''}
          className="btn justify-self-start"
          onClick={() => append(blank, { focusName: `${name}.${fields.length}.${Object.keys(blank)[0]}` })}
        >
          <Plus aria-hidden size={18} />
          {addLabel}
        </button>
      )}
    </div>
  );
}
