import { getTranslations } from 'next-intl/server';

/** What a record lacks; also says when nothing is missing. */
export async function Missing({ facts }: { facts: readonly string[] }) {
  const t = await getTranslations('records');
  return (
    <section aria-labelledby="missing">
      <h2 id="missing" className="text-[1.2rem]">
        {t('missing')}
      </h2>
      {facts.length === 0 ? (
        <p className="mt-2 text-good">{t('complete')}</p>
      ) : (
        <ul className="facts mt-2">
          {facts.map((fact) => (
            <li key={fact} className="flag warn">
              {fact}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The same in the cell of a list. */
export function MissingCell({ facts, ready }: { facts: readonly string[]; ready: string }) {
  if (facts.length === 0) return <span className="text-good">{ready}</span>;
  return <span className="lacks text-warn">{facts.join(', ')}</span>;
}
