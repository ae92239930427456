'use client';

import { useTranslations } from 'next-intl';
import type { Conflict, ConflictField } from '#lib/history/conflict.ts';

type Side = 'mine' | 'theirs';

/**
 * The fields that two people changed, side by side, each with a choice. Stands inside the form:
 * without a script the choices are posted as `choice.{name}` and the server applies them; with one,
 * `onChoose` puts the chosen text into the form at once. Needs the messages of `conflict`. `labels`
 * names each field.
 */
export function ConflictChoice({
  conflict,
  labels,
  onChoose,
}: {
  conflict: Conflict;
  labels: Readonly<Record<string, string>>;
  onChoose?: (name: string, side: Side) => void;
}) {
  const t = useTranslations('conflict');
  const who = { own: conflict.isOwn ? 'yes' : 'no', who: conflict.by || t('somebodyElse') };
  if (conflict.fields.length === 0) return null;
  return (
    <section className="card border-warn p-4" aria-labelledby="conflict-title">
      <h2 id="conflict-title" className="text-[1.2rem]">
        {t('title')}
      </h2>
      <ul className="mt-3 grid gap-4">
        {conflict.fields.map((field) => (
          <li key={field.name}>
            <Choice field={field} label={labels[field.name] ?? field.name} who={who} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Choice({
  field,
  label,
  who,
  onChoose,
}: {
  field: ConflictField;
  label: string;
  who: { own: string; who: string };
  onChoose: ((name: string, side: Side) => void) | undefined;
}) {
  const t = useTranslations('conflict');
  const side = (value: Side, title: string, text: string) => (
    <label className="flex cursor-pointer gap-3 rounded-field border-[1.5px] border-line-strong bg-surface p-3 has-checked:border-ink has-checked:bg-accent-soft">
      <input
        type="radio"
        name={`choice.${field.name}`}
        value={value}
        required
        defaultChecked={field.isMineUntouched ? value === 'theirs' : undefined}
        onChange={() => onChoose?.(field.name, value)}
        className="mt-1 size-5 flex-none accent-accent"
      />
      <span className="min-w-0">
        <span className="block font-semibold">{title}</span>
        <span className="block whitespace-pre-line text-soft">{text || t('empty')}</span>
      </span>
    </label>
  );
  return (
    <fieldset>
      <legend className="label">{label}</legend>
      {field.isMineUntouched && <p className="hint">{t('untouched', who)}</p>}
      <div className="mt-1 grid gap-2 sm:grid-cols-2">
        {side('mine', t('mine', { untouched: field.isMineUntouched ? 'yes' : 'no' }), field.mine)}
        {side('theirs', t('theirs', who), field.theirs)}
      </div>
    </fieldset>
  );
}
