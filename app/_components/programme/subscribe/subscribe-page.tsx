import type { ReactNode } from 'react';
import { CopyAddress } from '#app/_components/programme/copy-page.tsx';
import type { Programme } from '#app/_components/programme/programme.ts';
import { QrCode } from '#app/_components/programme/qr-code.tsx';
import { SinglePage } from '#app/_components/programme/single-page.tsx';
import { OverSentence } from '#app/_components/programme/when-and-where.tsx';
import { selectionWordsOf } from '#app/_components/selection/words-of.ts';
import { calendarAddresses, mailWith } from '#lib/feeds/addresses.ts';
import { type CalendarChoice, calendarChoices } from '#lib/feeds/selection.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { sentencesIn } from '#lib/i18n/typeset-messages.ts';

/**
 * Calendars in plain words: which one, how to subscribe on each device, and how soon changes
 * arrive. Null where there are none.
 */
export function SubscribePage({ programme, choice }: { programme: Programme; choice: CalendarChoice }) {
  if (programme.siteUrl === null) return null;
  const calendar = subscribedCalendarOf(programme, programme.siteUrl, choice);
  const { t } = calendar;
  return (
    <SinglePage programme={programme} kind="other" title={t('title')}>
      {calendar.isOver ? <OverSentence programme={programme} className="lead" /> : <p className="lead">{t('intro')}</p>}
      <div className="columns">
        <div className="main-column">
          <ChoiceOfCalendar programme={programme} calendar={calendar} />
          <DeviceList calendar={calendar} />
        </div>
        <div className="side-column">
          <section aria-labelledby="address" className="calendar-block">
            <h2 id="address">{t('anything')}</h2>
            <QrCode text={calendar.page} label={t('qr')} />
            <p className="hint">{t('qrHint')}</p>
            <Address calendar={calendar} label={t('address')} address={calendar.https} />
            <p className="hint">{t('anythingHint')}</p>
            <p>
              <ShareLink href={calendar.mail} page={calendar.page} title={calendar.name}>
                {t('send')}
              </ShareLink>
            </p>
            <p>
              <a className="link" href={calendar.https} download>
                {t('download')}
              </a>{' '}
              {!calendar.isOver && <span className="hint">{t('downloadHint')}</span>}
            </p>
          </section>
          {!calendar.isOver && (
            <section aria-labelledby="delays" className="calendar-block">
              <h2 id="delays">{t('delays')}</h2>
              <dl className="late">
                {(['apple', 'google', 'outlook'] as const).map((program) => (
                  <div key={program}>
                    <dt>{t(`late.${program}`)}</dt>
                    <dd>{t(`late.${program}Delay`)}</dd>
                  </div>
                ))}
              </dl>
              <p>{t('delaysHint')}</p>
              {choice.stem !== null && <p>{t('stays')}</p>}
            </section>
          )}
        </div>
      </div>
    </SinglePage>
  );
}

/**
 * How to subscribe on each device, folded. `public/device.js` moves the visitor's own device to the
 * top and opens it before the page is painted; without scripts, and on a computer it cannot tell,
 * the order is fixed.
 */
function DeviceList({ calendar }: { calendar: Calendar }) {
  const { t, own } = calendar;
  return (
    <section aria-labelledby="where" className="calendar-block">
      <h2 id="where">{t('where')}</h2>
      {own !== null && (
        <p className="chosen-calendar">
          <span className="hint">{t('current')}</span>{' '}
          <b>
            <bdi className="capital">{own}</bdi>
          </b>
        </p>
      )}
      {/* Before the list, so that it has run before the list is painted. */}
      <script src="/device.js" />
      <ul className="device-list">
        {devices.map((device) => (
          <li key={device} data-device={device}>
            <details name="device">
              <summary>
                <h3>{t(`${device}.name`)}</h3>
                <span className="hint own-device">{t('own')}</span>
              </summary>
              <div className="device-body">
                <DeviceBody calendar={calendar} device={device} />
              </div>
            </details>
          </li>
        ))}
      </ul>
      <script src="/device.js" />
    </section>
  );
}

/**
 * Which calendar to follow: links to the page of each, folded by the way to choose, the current one
 * highlighted. Each continues with the devices.
 */
function ChoiceOfCalendar({ programme, calendar }: { programme: Programme; calendar: Calendar }) {
  const { document, paths, locale, canChoose } = programme;
  const { t, choice, own } = calendar;
  const { of } = choice.selection;
  const groups = calendarChoices(document);
  if (groups.length === 0 && own === null && !canChoose) return null;
  return (
    <section aria-labelledby="what" className="calendar-block">
      <h2 id="what">{t('what')}</h2>
      <ul className="calendar-choice">
        <li>
          <a className="whole" href={`${paths.subscribe()}#where`} aria-current={own === null ? 'page' : undefined}>
            {t('whole')}
          </a>
        </li>
        {own !== null && (of === 'film' || of === 'person') && (
          <li>
            <a className="whole" href={`${paths.subscribe(choice.stem)}#where`} aria-current="page">
              <span className="hint">{t(`chosen.${of}`)}</span> <bdi>{own}</bdi>
            </a>
          </li>
        )}
        {groups.map((group) => (
          <li key={group.of}>
            <details name="choice" open={group.of === of}>
              <summary>{t(`choose.${group.of}`)}</summary>
              <ul>
                {group.choices.map(({ stem, name, count }) => (
                  <li key={stem}>
                    <a
                      href={`${paths.subscribe(stem)}#where`}
                      aria-current={stem === choice.stem ? 'page' : undefined}
                      aria-label={`${typeset(name(locale) ?? '', locale)}, ${t('count', { count })}`}
                    >
                      <bdi className="capital">{typeset(name(locale) ?? '', locale)}</bdi>
                      <span className="hint">{count}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
        {canChoose && (
          <li>
            <a className="whole" href={paths.my()}>
              {selectionWordsOf(locale).title}
            </a>
          </li>
        )}
      </ul>
    </section>
  );
}

/**
 * Sends the page to oneself by mail, or by the share dialog of the device
 * (`app/_islands/sharing.ts`).
 */
function ShareLink({
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
function Address({ calendar, label, address }: { calendar: Calendar; label: string; address: string }) {
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
const devices = ['iphone', 'mac', 'android', 'google', 'outlook', 'thunderbird'] as const;
type Device = (typeof devices)[number];

type DeviceProps = { calendar: Calendar; device: Device };

/** The steps on this device, and how soon changes arrive there while there may be some. */
function DeviceBody({ calendar, device }: DeviceProps) {
  const { t } = calendar;
  return (
    <>
      <Steps calendar={calendar} device={device} />
      {!calendar.isOver && (
        <p className="hint">
          <b>{t('delay')}</b> {t(`${device}.delay`)}
        </p>
      )}
    </>
  );
}

function Steps({ calendar, device }: DeviceProps) {
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
type Calendar = ReturnType<typeof subscribedCalendarOf>;

function subscribedCalendarOf(programme: Programme, siteUrl: string, choice: CalendarChoice) {
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
    /** Nothing of it changes any more. */
    isOver: document.isOver,
    page,
    name,
    /** Its own name, with typography; null for the whole programme. */
    own: own === null ? null : typeset(own, locale),
    ...addresses,
    /** Sends the page rather than the bare address: opened on a computer, it shows the steps. */
    mail: mailWith(translator(locale, 'subscribe')('sendSubject', { festival: name }), `${page}\n\n${addresses.https}`),
  };
}
