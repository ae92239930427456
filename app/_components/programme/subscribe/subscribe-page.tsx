import type { Programme } from '#app/_components/programme/programme.ts';
import { QrCode } from '#app/_components/programme/qr-code.tsx';
import { SinglePage } from '#app/_components/programme/single-page.tsx';
import { OverSentence } from '#app/_components/programme/when.tsx';
import { selectionWordsOf } from '#app/_components/selection/words-of.ts';
import { type CalendarChoice, calendarChoices } from '#lib/feeds/selection.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { Address, type Calendar, DeviceBody, devices, ShareLink, subscribedCalendarOf } from './device-body.tsx';

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
      {programme.document.isOver ? (
        <OverSentence programme={programme} className="lead" />
      ) : (
        <p className="lead">{t('intro')}</p>
      )}
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
              <span className="hint">{t('downloadHint')}</span>
            </p>
          </section>
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
