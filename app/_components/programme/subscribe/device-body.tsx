import type { ReactNode } from 'react';
import { CopyAddress } from '#app/_components/programme/copy-page.tsx';
import type { Programme } from '#app/_components/programme/programme.ts';
import { calendarAddresses, mailWith } from '#lib/feeds/addresses.ts';
import type { CalendarChoice } from '#lib/feeds/selection.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { sentencesIn } from '#lib/i18n/typeset-messages.ts';

/**
 * Sends the page to oneself by mail, or by the share dialog of the device
 * (`app/_islands/sharing.ts`).
 */
export function ShareLink({
  href,
  page,
  title,
  className = 'link',
  children,
}: {
  /** The mail link, for browsers that cannot share and before scripts run. */
  href: string;
  page: string;
  title: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <a className={className} href={href} data-island="share" data-page={page} data-title={title}>
      {children}
    </a>
  );
}

/** An address in plain text beside a button to copy it. */
export function Address({ calendar, label, address }: { calendar: Calendar; label: string; address: string }) {
  return (
    <div className="calendar-address">
      <p className="label">{label}</p>
      <code>{address}</code>
      <CopyAddress locale={calendar.locale} address={address} />
    </div>
  );
}

/**
 * In the order of the list; the visitor's own device is moved to the top. `google` stands for a
 * browser on any computer.
 */
export const devices = ['iphone', 'mac', 'android', 'google', 'outlook', 'thunderbird'] as const;
type Device = (typeof devices)[number];

type Props = { calendar: Calendar; device: Device };

/** The steps on this device, and how soon changes arrive there. */
export function DeviceBody({ calendar, device }: Props) {
  const { t } = calendar;
  return (
    <>
      <Steps calendar={calendar} device={device} />
      <p className="hint">
        <b>{t('delay')}</b> {t(`${device}.delay`)}
      </p>
    </>
  );
}

function Steps({ calendar, device }: Props) {
  const { t, webcal, https, google } = calendar;
  switch (device) {
    case 'iphone':
    case 'mac':
      return (
        <>
          <p>
            <a className="btn lamp" href={webcal}>
              {t('subscribe')}
            </a>
          </p>
          <p>{t(`${device}.how`)}</p>
        </>
      );
    case 'android':
      return <AndroidBody calendar={calendar} />;
    case 'google':
      return (
        <>
          <ol className="steps">
            <li>{t('google.copy')}</li>
            <li>{t('google.open')}</li>
            <li>{t('google.add')}</li>
            <li>{t('google.paste')}</li>
          </ol>
          <Address calendar={calendar} label={t('googleAddress')} address={google} />
        </>
      );
    case 'outlook':
      return (
        <>
          <p className="acts">
            <a className="btn lamp" href={calendar.outlook}>
              {t('outlook.online')}
            </a>
            <a className="btn lamp" href={calendar.microsoft}>
              {t('outlook.work')}
            </a>
            <a className="btn" href={webcal}>
              {t('outlook.desktop')}
            </a>
          </p>
          <p>{t('outlook.how')}</p>
        </>
      );
    case 'thunderbird':
      return (
        <>
          <ol className="steps">
            <li>{t('thunderbird.new')}</li>
            <li>{t('thunderbird.paste')}</li>
            <li>{t('thunderbird.done')}</li>
          </ol>
          <Address calendar={calendar} label={t('address')} address={https} />
        </>
      );
  }
}

/** Android has no built-in way to subscribe: what works, the best way first. */
function AndroidBody({ calendar }: { calendar: Calendar }) {
  const { t, mail, page, name, webcal } = calendar;
  return (
    <>
      <p>{t('android.no')}</p>
      <dl className="android-ways">
        <div>
          <dt>{t('android.computer')}</dt>
          <dd>
            <p>{t('android.computerHow')}</p>
            <p>
              <ShareLink className="btn lamp" href={mail} page={page} title={name}>
                {t('send')}
              </ShareLink>
            </p>
          </dd>
        </div>
        <div>
          <dt>{t('android.app')}</dt>
          <dd>
            <p>{t('android.appHow')}</p>
            <p>
              <a className="btn" href={webcal}>
                {t('android.appOpen')}
              </a>
            </p>
          </dd>
        </div>
        <div>
          <dt>{t('android.one')}</dt>
          <dd>
            <p>{t('android.oneHow')}</p>
          </dd>
        </div>
      </dl>
    </>
  );
}

/** A calendar to subscribe to, with its texts and every address it has. */
export type Calendar = ReturnType<typeof subscribedCalendarOf>;

export function subscribedCalendarOf(programme: Programme, siteUrl: string, choice: CalendarChoice) {
  const { locale, say, document, paths } = programme;
  const t = sentencesIn(locale, 'subscribe');
  const own = choice.name(locale);
  const festival = say(document.festival.name);
  const name = own === null ? festival : `${festival} – ${own}`;
  const page = siteUrl + paths.subscribe(choice.stem);
  const addresses = calendarAddresses(siteUrl, choice.path, { locale, own: document.festival.locale, name });
  return {
    t,
    locale,
    choice,
    page,
    name,
    /** Its own name, with typography; null for the whole programme. */
    own: own === null ? null : typeset(own, locale),
    ...addresses,
    /** Sends the page rather than the bare address: opened on a computer, it shows the steps. */
    mail: mailWith(translator(locale, 'subscribe')('sendSubject', { festival: name }), `${page}\n\n${addresses.https}`),
  };
}
