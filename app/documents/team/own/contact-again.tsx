import { CONTACT_AGAIN_MONTHS } from '#lib/volunteers/contact-again.ts';
import { ActForm } from './act-form.tsx';
import type { OwnView } from './own-view.ts';

/** « Me recontacter l’an prochain »: theirs to tick; until then their contact goes with the rest. */
export function ContactAgain({ view }: { view: OwnView }) {
  const { t, who, besides } = view;
  const { isTicked, version } = besides.again;
  return (
    <section className="own-part" aria-labelledby="again">
      <h2 id="again">{t('again')}</h2>
      <p className="hint">{t('againText', { days: who.privateDays, months: CONTACT_AGAIN_MONTHS })}</p>
      <ActForm view={view} act="again" about={[version]} className="own-again">
        <label className="own-choice">
          <input type="checkbox" name="isTicked" defaultChecked={isTicked} />
          <span>{t('againTick')}</span>
        </label>
        <button type="submit" className="btn">
          {t('againSave')}
        </button>
      </ActForm>
    </section>
  );
}
