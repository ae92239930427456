'use client';

import { Check, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { RefusedSummary } from '#app/_components/answered-form.tsx';
import { KeptForm } from '#app/_components/kept-form.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { RecordPlace } from '#app/_server/record-action.ts';
import { TextArea } from '#app/_ui/field.tsx';
import { PlainTable } from '#app/_ui/plain-table.tsx';
import { pasteList, type ReadList } from './actions.ts';

/** A list from a spreadsheet: pasted, shown as it was read, then added. */
export function PasteForm({ place, clientKey }: { place: RecordPlace; clientKey: string }) {
  const t = useTranslations('volunteerForms.paste');
  const [state, action, isPending] = useFormAction(pasteList, place);
  const { read } = state;
  const typed = state.ok === false ? String(state.values.text ?? '') : (read?.text ?? '');
  return (
    <div className="grid gap-6">
      <KeptForm name="paste" action={action} state={state.ok === true ? { ok: null } : state} className="grid gap-4">
        <RefusedSummary state={state} />
        <input type="hidden" name="clientKey" value={clientKey} />
        <TextArea
          // Drawn anew after each reading, so that the text is what will be added.
          key={state.ok === true ? state.at : 'first'}
          name="text"
          label={t('label')}
          hint={t('hint')}
          defaultValue={typed}
          rows={8}
          spellCheck={false}
          placeholder={t('example')}
          className="paste"
        />
        <div className="flex flex-wrap gap-3">
          <button
            type="submit"
            name="step"
            value="read"
            className={read ? 'btn' : 'btn lamp'}
            aria-disabled={isPending}
          >
            {t(read ? 'readAgain' : 'read')}
          </button>
          {state.ok === true && read && (
            <button type="submit" name="step" value="add" className="btn lamp" aria-disabled={isPending}>
              <Check aria-hidden size={18} />
              {t('add', { count: read.rows.length })}
            </button>
          )}
        </div>
      </KeptForm>
      <div role="status">{read && <Understood read={read} />}</div>
    </div>
  );
}

function Understood({ read: { rows, problems } }: { read: ReadList }) {
  const t = useTranslations('volunteerForms.paste');
  return (
    <div className="grid gap-6">
      {problems.length > 0 && (
        <section aria-labelledby="problems" className="rounded-card bg-warn-bg p-4">
          <h2 id="problems" className="flex items-center gap-2 text-[1.2rem] text-warn">
            <TriangleAlert aria-hidden size={20} />
            {t('problems', { count: problems.length })}
          </h2>
          <p className="mt-1">{t('problemsHint')}</p>
          <ul className="mt-2 list-disc pl-5">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </section>
      )}
      {rows.length > 0 && (
        <section aria-labelledby="understood">
          <h2 id="understood" className="mb-2 text-[1.2rem]">
            {t('understood', { count: rows.length })}
          </h2>
          <PlainTable
            columns={(['name', 'contact', 'hours', 'line'] as const).map((key) => ({
              key,
              label: t(`columns.${key}`),
            }))}
            rows={rows.map(({ line, name, contact, hours }) => ({
              key: line,
              cells: {
                name,
                contact: contact || <span className="text-soft">{t('none')}</span>,
                hours: hours.join(', ') || <span className="text-soft">{t('unsaid')}</span>,
                line: <span className="num text-soft">{line}</span>,
              },
            }))}
          />
        </section>
      )}
    </div>
  );
}
