import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { DateOf } from '#app/_components/time.tsx';
import { ScrollBox } from '#app/_ui/scroll-box.tsx';
import { buildId } from '#app/feeds/build-id.ts';
import { type Bilingual, capital, isEmpty } from '#lib/i18n/text.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { eventsToldIn } from '#lib/programme/around.ts';
import { whatItIs, whereAndHow } from '#lib/programme/as-text.ts';
import { ownPictureFor } from '#lib/programme/pictures-on.ts';
import { placeOf } from '#lib/programme/place.ts';
import { formatInstant } from '#lib/time/format.ts';
import { identityOf } from './identity.ts';
import { PlainPicture } from './picture.tsx';
import { elsewhereSentences, type Programme } from './programme.ts';
import { QrCode } from './qr-code.tsx';
import { SinglePage } from './single-page.tsx';
import { Said } from './text.tsx';
import { PlaceName } from './when-and-where.tsx';

/*
 * What all printed sheets have in common: frame, day, logo, notes, QR code; and the list of
 * sheets.
 */

/**
 * Sheets to print, below what is needed before printing: the way back, the paper size, the button.
 */
export function PrintFrame({
  programme,
  title,
  paper,
  children,
}: {
  programme: Programme;
  title: string;
  paper: string;
  children: ReactNode;
}) {
  const t = elsewhereSentences(programme);
  const { document, paths } = programme;
  const { className, ...looks } = identityOf(document.festival);
  return (
    <div className={clsx('printing light-room', 'own-letters', className)} {...looks}>
      <script src={`/islands.js?v=${buildId()}`} defer />
      <header className="printing-bar no-print">
        <p>
          <a className="link" href={paths.print()}>
            {t('print.others')}
          </a>
        </p>
        <h1>{title}</h1>
        <p className="hint">{t('print.paper', { size: paper })}</p>
        <PrintButton label={t('print.print')} />
        <p className="hint without-button">{t('print.withoutScript')}</p>
      </header>
      <ScrollBox as="main" id="content">
        {children}
      </ScrollBox>
    </div>
  );
}

/** The heading of a day on a sheet, with the title it was given. */
export function PrintedDay({ programme, date, title }: { programme: Programme; date: string; title: Bilingual }) {
  return (
    <h2>
      {capital(date, programme.locale)}
      {!isEmpty(title) && (
        <small>
          {' '}
          <Said programme={programme} text={title} />
        </small>
      )}
    </h2>
  );
}

/** The festival's logo, if it was given for use on paper. */
export function PrintedLogo({ programme }: { programme: Programme }) {
  const logo = ownPictureFor('print', programme.document, 'logo', 'logo-dark');
  return logo && <PlainPicture programme={programme} picture={logo} width={480} className={`sheet-${logo.use}`} />;
}

/**
 * The number of the version, and a note on demonstrations, for every sheet somebody may carry away.
 */
export function SheetNote({ programme }: { programme: Programme }) {
  const { document, locale, terms } = programme;
  const { number, publishedAt, festival } = document;
  return (
    <p className="sheet-note">
      {festival.isDemonstration && <b>{terms('demonstration')} </b>}
      {elsewhereSentences(programme)('print.asOf', {
        number,
        at: formatInstant(publishedAt, festival.timeZone, locale),
      })}
    </p>
  );
}

/** A QR code to the page that shows what has changed since printing. */
export function UpToDate({ programme, path }: { programme: Programme; path: string }) {
  const label = elsewhereSentences(programme)('print.upToDate');
  const { siteUrl } = programme;
  if (siteUrl === null) return null;
  return (
    <div className="up-to-date">
      <QrCode text={siteUrl + path} label={label} className="sheet-qr" />
      <span>{label}</span>
    </div>
  );
}

/** Prints the page. Hidden without scripts, as it could do nothing. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" className="btn" data-island="print" data-waits="">
      {label}
    </button>
  );
}

/** What a séance shows and who takes part, in one printed line. */
export const factsLine = ({ document, locale }: Programme, event: DocumentEvent): string =>
  whatItIs(document, event, locale).join(SEPARATOR);

/** Where it is and how it can be followed; without the place on the sheet of its room. */
export const printedPlaceLine = ({ document, locale }: Programme, event: DocumentEvent, isElsewhere = true): string =>
  whereAndHow(document, event, locale)
    .slice(isElsewhere || event.rooms.length === 0 ? 0 : 1)
    .join(SEPARATOR);

/** A list of all sheets, by paper size. */
export function PrintIndex({ programme }: { programme: Programme }) {
  const t = elsewhereSentences(programme);
  const { document, paths, locale, index } = programme;
  const rooms = document.rooms
    .map((room) => ({ room, events: eventsToldIn(document, room.number) }))
    .filter(({ events }) => events.length > 0);
  const days = document.days.filter(({ date }) => document.events.some(({ day }) => day === date));
  return (
    <SinglePage programme={programme} kind="other" title={t('print.title')}>
      <p className="lead">{t('print.intro')}</p>
      <div className="print-kinds">
        <section aria-labelledby="pocket">
          <h2 id="pocket">{t('print.pocket')}</h2>
          <p>{t('print.pocketHint')}</p>
          <p>
            <a className="btn" href={paths.pocket()}>
              {t('print.pocket')}
            </a>
          </p>
        </section>
        <section aria-labelledby="grid">
          <h2 id="grid">{t('print.grid')}</h2>
          <p>{t('print.gridHint')}</p>
          <p>
            <a className="btn" href={paths.printedGrid()}>
              {t('print.grid')}
            </a>
          </p>
        </section>
        <section aria-labelledby="sheets">
          <h2 id="sheets">{t('print.days')}</h2>
          <p>{t('print.daysHint')}</p>
          {days.length === 0 && <p className="hint">{t('print.noSheet')}</p>}
          <ul>
            {days.map(({ date }) => (
              <li key={date}>
                <a className="link" href={paths.day(date)}>
                  <DateOf date={date} locale={locale} style="long" className="capital" />
                </a>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <section aria-labelledby="doors">
        <h2 id="doors">{t('print.doors')}</h2>
        <p>{t('print.doorsHint')}</p>
        {rooms.length === 0 && <p className="hint">{t('print.noSheet')}</p>}
        <dl className="print-doors">
          {rooms.map(({ room, events }) => (
            <div key={room.number}>
              <dt>
                <PlaceName programme={programme} place={placeOf(room, index)} />
              </dt>
              {[...new Set(events.map(({ day }) => day))].map((date) => (
                <dd key={date}>
                  <a className="link" href={paths.doorSign(room, date)}>
                    <DateOf date={date} locale={locale} style="column" className="capital" />
                  </a>
                </dd>
              ))}
            </div>
          ))}
        </dl>
      </section>
    </SinglePage>
  );
}
