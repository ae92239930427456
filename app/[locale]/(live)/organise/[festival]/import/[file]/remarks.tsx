import { getTranslations } from 'next-intl/server';
import type { ProgrammeView } from '#lib/exchange/programmes/programme-view.ts';

/** What is brought in otherwise than the file has it: a sentence for all of a kind, with the first of them. */
export async function Remarks({ view: { notes, remarks } }: { view: ProgrammeView }) {
  const t = await getTranslations('programmeImport');
  const plan = await getTranslations('exchange.plan');
  if (notes.length + remarks.length === 0) return null;
  return (
    <section className="card px-[clamp(1rem,3vw,1.5rem)] py-4" aria-labelledby="remarks">
      <h2 id="remarks" className="font-semibold text-[1.1rem]">
        {t('remarks.title')}
      </h2>
      <ul className="mt-2 grid">
        {remarks.map(({ sentence, isWeighty, examples, more }) => (
          <li key={sentence} className="min-w-0 break-words border-line border-t py-2">
            <p className={isWeighty ? 'rounded-field bg-warn-bg px-3 py-2 font-semibold' : ''}>{sentence}</p>
            <p className="mt-1 text-soft">
              {[
                ...examples.map(({ about, line }) =>
                  [about, line > 0 ? t('line', { line }) : ''].filter(Boolean).join(', '),
                ),
                ...(more > 0 ? [plan('more', { count: more })] : []),
              ].join(' · ')}
            </p>
          </li>
        ))}
        {notes.map(({ code, count, about }) => (
          <li key={code} className="min-w-0 break-words border-line border-t py-2">
            {t(`notes.${code}`, { count, about })}
          </li>
        ))}
      </ul>
    </section>
  );
}
