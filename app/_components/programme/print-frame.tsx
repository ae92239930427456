import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { ScrollBox } from '#app/_ui/scroll-box.tsx';
import { buildId } from '#app/feeds/build-id.ts';
import { type Bilingual, capital, isEmpty } from '#lib/i18n/text.ts';
import { ownPictureFor } from '#lib/programme/pictures-on.ts';
import { formatInstant } from '#lib/time/format.ts';
import { identityOf } from './identity.ts';
import { PlainPicture } from './picture.tsx';
import { PrintButton } from './print-button.tsx';
import { elsewhereSentences, type Programme } from './programme.ts';
import { QrCode } from './qr-code.tsx';
import { Said } from './text.tsx';

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
