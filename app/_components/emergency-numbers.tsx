import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { meansOf } from '#lib/live/contact-means.ts';

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
  const words = translator(locale, 'board');
  const t = (key: Parameters<typeof words>[0]) => typeset(words(key), locale);
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
