import { calendarAddresses } from '../../../lib/feeds/addresses.ts';
import { qrPath } from '../../../lib/feeds/qr-path.ts';
import { placeOf } from '../../../lib/programme/place.ts';
import { CopyAddress } from './copy-address.tsx';
import { PlaceName } from './place.tsx';
import type { Programme } from './programme.ts';
import { SinglePage } from './single-page.tsx';

/** Calendars in plain words: which one, how on each device, and how late a change arrives. Null where there are none. */
export function SubscribePage({ programme }: { programme: Programme }) {
  const { feeds, siteUrl, t, document, locale } = programme;
  if (!feeds || siteUrl === null) return null;
  const name = programme.say(document.festival.name);
  const whole = calendarAddresses(siteUrl, feeds.programme(), { locale, name });
  return (
    <SinglePage programme={programme} kind="other" title={t('subscribe.title')}>
      <p className="lead">{t('subscribe.intro')}</p>
      <div className="columns">
        <div className="main-column">
          <section aria-labelledby="whole" className="calendar-block">
            <h2 id="whole">{t('subscribe.whole')}</h2>
            <p className="acts">
              <a className="btn lamp" href={whole.webcal}>
                {t('subscribe.open')}
              </a>
              <a className="btn" href={whole.outlook}>
                {t('subscribe.outlook')}
              </a>
              <a className="btn" href={whole.microsoft}>
                {t('subscribe.microsoft')}
              </a>
            </p>
            <p className="hint">{t('subscribe.openHint')}</p>
            <Address programme={programme} label={t('subscribe.address')} address={whole.https} />
            <p>
              <a className="link" href={whole.https}>
                {t('subscribe.download')}
              </a>{' '}
              <span className="hint">{t('subscribe.downloadHint')}</span>
            </p>
            <p>
              <a className="link" href={whole.mail(t('subscribe.sendSubject', { festival: name }))}>
                {t('subscribe.send')}
              </a>
            </p>
          </section>
          <section aria-labelledby="google" className="calendar-block">
            <h2 id="google">{t('subscribe.google')}</h2>
            <p>{t('subscribe.googleHint')}</p>
            <ol className="steps">
              <li>{t('subscribe.googleSteps.copy')}</li>
              <li>{t('subscribe.googleSteps.open')}</li>
              <li>{t('subscribe.googleSteps.add')}</li>
              <li>{t('subscribe.googleSteps.paste')}</li>
            </ol>
            <Address programme={programme} label={t('subscribe.googleAddress')} address={whole.google} />
          </section>
          <section aria-labelledby="android" className="calendar-block">
            <h2 id="android">{t('subscribe.android')}</h2>
            <p>{t('subscribe.androidHint')}</p>
          </section>
          <Rooms programme={programme} />
        </div>
        <div className="side-column">
          <section aria-labelledby="qr">
            <h2 id="qr">{t('subscribe.qr')}</h2>
            <Qr text={whole.webcal} label={t('subscribe.qr')} />
            <p className="hint">{t('subscribe.qrHint')}</p>
          </section>
          <section aria-labelledby="delays">
            <h2 id="delays">{t('subscribe.delays')}</h2>
            <ul className="bullets">
              <li>{t('subscribe.delayApple')}</li>
              <li>{t('subscribe.delayOutlook')}</li>
              <li>{t('subscribe.delayGoogle')}</li>
            </ul>
            <p>{t('subscribe.delayHint')}</p>
          </section>
          <section aria-labelledby="one">
            <h2 id="one">{t('subscribe.one')}</h2>
            <p>{t('subscribe.oneHint')}</p>
          </section>
        </div>
      </div>
    </SinglePage>
  );
}

function Address({ programme, label, address }: { programme: Programme; label: string; address: string }) {
  return (
    <div className="calendar-address">
      <p className="label">{label}</p>
      <code>{address}</code>
      <CopyAddress
        address={address}
        words={{ copy: programme.t('subscribe.copy'), copied: programme.t('subscribe.copied') }}
      />
    </div>
  );
}

/** A calendar for each room, where there are several. */
function Rooms({ programme }: { programme: Programme }) {
  const { feeds, siteUrl, t, document, index, locale } = programme;
  if (!feeds || siteUrl === null || document.rooms.length < 2) return null;
  return (
    <section aria-labelledby="rooms" className="calendar-block">
      <h2 id="rooms">{t('subscribe.rooms')}</h2>
      <p>{t('subscribe.roomsHint')}</p>
      <ul className="room-calendars">
        {document.rooms.map((room) => {
          const { webcal, https } = calendarAddresses(siteUrl, feeds.room(room), { locale, name: '' });
          return (
            <li key={room.number}>
              <b>
                <PlaceName programme={programme} place={placeOf(room, index)} />
              </b>
              <a className="link" href={webcal}>
                {t('subscribe.open')}
              </a>
              <CopyAddress address={https} words={{ copy: t('subscribe.copy'), copied: t('subscribe.copied') }} />
              <code>{https}</code>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Qr({ text, label }: { text: string; label: string }) {
  const { size, path } = qrPath(text);
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
