import type { ReactNode } from 'react';
import { CopyAddress } from '#app/_components/programme/copy-address.tsx';
import type { Calendar } from './calendar.ts';

/**
 * A message to oneself with the page in it; where the device can share, its own way to send things
 * (`app/_islands/sharing.ts`).
 */
export function ShareLink({
  href,
  page,
  title,
  className = 'link',
  children,
}: {
  /** The message, for browsers that do not share, and before scripts run. */
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

/** An address to copy, in plain text beside its button. */
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
 * In the order they are listed; a visitor's own comes before them. `google` is a browser on any
 * computer.
 */
export const devices = ['iphone', 'mac', 'android', 'google', 'outlook', 'thunderbird'] as const;
type Device = (typeof devices)[number];

type Props = { calendar: Calendar; device: Device };

/** What one does on this device, and when a change arrives there. */
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

/** On Android nothing subscribes by itself: what works, from the best to the least. */
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
