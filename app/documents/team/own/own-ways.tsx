import { ActForm } from './act-form.tsx';
import type { OwnView } from './own-view.ts';

/** By which ways they want to be written to: theirs to tick, and nothing is sent by another. */
export function OwnWays({ view }: { view: OwnView }) {
  const { t, besides } = view;
  const { of, chosen } = besides.ways;
  if (of.length === 0) return null;
  return (
    <section className="own-part" aria-labelledby="ways">
      <h2 id="ways">{t('ways.title')}</h2>
      <p className="hint">{t('ways.text')}</p>
      <ActForm view={view} act="ways" about={[besides.again.version]} className="own-again">
        {of.map((way) => (
          <label key={way} className="own-choice">
            <input type="checkbox" name={way} defaultChecked={chosen.includes(way)} />
            <span>{t(`ways.${way}`)}</span>
          </label>
        ))}
        <button type="submit" className="btn">
          {t('againSave')}
        </button>
      </ActForm>
    </section>
  );
}
