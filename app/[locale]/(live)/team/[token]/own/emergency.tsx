import { translator } from '../../../../../../lib/i18n/translator.ts';
import { typeset } from '../../../../../../lib/time/format.ts';
import { emergencyWhose } from '../../../../../../lib/volunteers/schema.ts';
import { EmergencyNumbers } from '../../../../../_components/emergency-numbers.tsx';
import { ActForm } from './act-form.tsx';
import type { OwnView } from './own-view.ts';

/** « Malaise »: whom to call first, then where; it stands on every screen of the desk at once. */
export function EmergencyForm({ view, roomId }: { view: OwnView; roomId: number | null }) {
  const { locale, page, say, who, wall } = view;
  const words = translator(locale, 'board');
  const t = (key: Parameters<typeof words>[0]) => typeset(words(key), locale);
  return (
    <details className="own-problem" id="emergency">
      <summary className="btn bad">{t('emergency.title')}</summary>
      <EmergencyNumbers locale={locale} contact={page.safetyContact} subject={say(who.name)} />
      <ActForm view={view} act="emergency" about={[wall]}>
        <p className="hint">{t('emergency.lead')}</p>
        <fieldset>
          <legend>{t('emergency.whose')}</legend>
          {emergencyWhose.map((whose) => (
            <label key={whose} className="own-choice">
              <input type="radio" name="whose" value={whose} required />
              <span>{t(`emergency.who.${whose}`)}</span>
            </label>
          ))}
        </fieldset>
        <div className="field">
          <label htmlFor="emergency-room">{t('emergency.room')}</label>
          <select id="emergency-room" name="roomId" defaultValue={roomId ?? ''} className="input">
            <option value="">{t('emergency.elsewhere')}</option>
            {[...page.rooms].map(([id, { name }]) => (
              <option key={id} value={id}>
                {say(name)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="emergency-place">{t('emergency.place')}</label>
          <input id="emergency-place" name="place" maxLength={200} autoComplete="off" className="input" />
        </div>
        <button type="submit" className="btn bad">
          {t('emergency.submit')}
        </button>
      </ActForm>
    </details>
  );
}
