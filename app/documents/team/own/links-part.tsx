import { CopyAddress } from '#app/_components/programme/copy-page.tsx';
import { QrCode } from '#app/_components/programme/qr-code.tsx';
import { PushBox } from '#app/_components/push-box.tsx';
import { calendarAddresses } from '#lib/feeds/addresses.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import { pushAddresses } from '#lib/push/page.ts';
import { volunteerAddresses } from '#lib/volunteers/addresses.ts';
import { ALARM_MINUTES } from '#lib/volunteers/calendar.ts';
import { calendarToken } from '#lib/volunteers/links.ts';
import type { OwnView } from './own-view.ts';

function Address({ view: { locale }, label, address }: { view: OwnView; label: string; address: string }) {
  return (
    <div className="own-address">
      <p className="label">{label}</p>
      <code>{address}</code>
      <CopyAddress locale={locale} address={address} />
    </div>
  );
}

/** The notifications they get on this device. */
export function PushPart({ view: { locale, base, token, icon, isOver } }: { view: OwnView }) {
  const place = { page: base, post: pushAddresses.volunteer(token), icon };
  return <PushBox locale={locale} audience="volunteer" place={place} isOffered={!isOver} className="own-part" />;
}

/** The calendar of their shifts, to subscribe to on each device. */
export function CalendarPart({ view }: { view: OwnView }) {
  const { t, siteUrl, who, say, locale } = view;
  const subscribe = setTranslator(locale, 'subscribe');
  const token = calendarToken(who);
  if (token === null) return null;
  const name = `${say(who.name)} – ${t('title')}`;
  const path = volunteerAddresses.feed(token);
  const { webcal, outlook, https, google } = calendarAddresses(siteUrl, path, { locale, own: who.locale, name });
  return (
    <section className="own-part no-print" aria-labelledby="calendar-title" id="calendar">
      <h2 id="calendar-title">{subscribe('mine')}</h2>
      <p className="hint">{t('calendarLead', { minutes: ALARM_MINUTES })}</p>
      <p className="own-acts">
        <a className="btn lamp" href={webcal}>
          {subscribe('subscribe')}
        </a>
        <a className="btn" href={https}>
          {subscribe('download')}
        </a>
      </p>
      <details className="own-fold">
        <summary>{subscribe('address')}</summary>
        <p className="hint">{t('calendarOnly')}</p>
        <p>
          <a className="btn" href={outlook}>
            {subscribe('outlook.online')}
          </a>
        </p>
        <Address view={view} label={subscribe('address')} address={https} />
        <Address view={view} label={subscribe('googleAddress')} address={google} />
        <p className="hint">{subscribe('googleHint')}</p>
      </details>
    </section>
  );
}

/** The QR code of their own page, to open it on another phone. */
export function LinkPart({ view }: { view: OwnView }) {
  const { t, siteUrl, base } = view;
  return (
    <section className="own-part no-print" aria-labelledby="link-title" id="link">
      <details className="own-fold">
        <summary>
          <h2 id="link-title">{t('link')}</h2>
        </summary>
        <p className="hint">{t('linkLead')}</p>
        <QrCode text={siteUrl + base} label={t('qr')} className="own-qr" />
      </details>
    </section>
  );
}
