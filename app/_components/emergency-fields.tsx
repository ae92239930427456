import type { ComponentProps, ComponentType } from 'react';
import type { Locale } from '#lib/i18n/locale.ts';
import { sentencesIn } from '#lib/i18n/typeset-messages.ts';
import { meansOf } from '#lib/live/contact-means.ts';
import { emergencyWhose } from '#lib/volunteers/choices.ts';

/**
 * The fields to tell that somebody is unwell: whose emergency it is, and where, without names. The
 * same on the desk, on a volunteer's page and on a room sheet. `rooms`: names by id, ready to show;
 * `usual`: the room chosen beforehand. A form that is shown again after a refusal passes its own
 * controls.
 */
export function EmergencyFields({
  locale,
  rooms,
  roomId,
  usual,
  Input = PlainInput,
  Select = PlainSelect,
}: {
  locale: Locale;
  rooms: readonly (readonly [id: number, name: string])[];
  roomId: number | null;
  usual?: (typeof emergencyWhose)[number];
  Input?: ComponentType<ComponentProps<'input'>>;
  Select?: ComponentType<ComponentProps<'select'>>;
}) {
  const t = sentencesIn(locale, 'board');
  return (
    <>
      <p className="hint">{t('emergency.lead')}</p>
      <fieldset className="choice-boxes max-w-[44rem]">
        <legend>{t('emergency.whose')}</legend>
        {emergencyWhose.map((whose) => (
          <label key={whose} className="choice-box">
            <Input type="radio" name="whose" value={whose} defaultChecked={whose === usual} required />
            <span>{t(`emergency.who.${whose}`)}</span>
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor="emergency-room">{t('emergency.room')}</label>
        <Select id="emergency-room" name="roomId" defaultValue={roomId ?? ''} className="input">
          <option value="">{t('emergency.elsewhere')}</option>
          {rooms.map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <div className="field">
        <label htmlFor="emergency-place">{t('emergency.place')}</label>
        <Input id="emergency-place" name="place" maxLength={200} autoComplete="off" className="input" />
      </div>
      <button type="submit" className="btn bad">
        {t('emergency.submit')}
      </button>
    </>
  );
}

const PlainInput = (input: ComponentProps<'input'>) => <input {...input} />;
const PlainSelect = (select: ComponentProps<'select'>) => <select {...select} />;

const numbers = [
  ['15', 'tel:15'],
  ['112', 'tel:112'],
  ['114', 'sms:114'],
] as const;

/**
 * Whom to call when somebody is unwell, before anything is filled in. `contact`: the festival's own
 * number, as it was typed.
 */
export function EmergencyNumbers({ locale, contact, subject }: { locale: Locale; contact: string; subject: string }) {
  const t = sentencesIn(locale, 'board');
  const means = meansOf(contact, { subject, body: '' }).filter(({ kind }) => kind === 'call');
  return (
    <div className="emergency-numbers">
      <p>
        <b>{t('emergency.callFirst')}</b>
      </p>
      <ul>
        {numbers.map(([number, href]) => (
          <li key={number}>
            <a href={href} className="btn bad">
              {t(`emergency.number.${number}`)}
            </a>
          </li>
        ))}
        {contact && (
          <li>
            <span>
              {t('emergency.contact')} <bdi>{contact}</bdi>
            </span>{' '}
            {means.map(({ href, to }) => (
              <a key={href} href={href} className="btn" aria-label={`${t('call')} ${contact} ${to}`}>
                {t('call')}
              </a>
            ))}
          </li>
        )}
      </ul>
    </div>
  );
}
