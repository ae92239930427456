import type { ReactNode } from 'react';
import { mailto } from '../../../lib/i18n/web-address.ts';
import type { Programme } from './programme.ts';
import { SinglePage } from './single-page.tsx';
import { Said } from './text.tsx';

/** Who publishes, what happens to readers' data, and how accessible these pages claim to be. */
export function LegalPage({ programme }: { programme: Programme }) {
  const { t } = programme;
  return (
    <SinglePage programme={programme} kind="other" title={t('legal.title')}>
      <div className="single-text">
        <Notice programme={programme} />
        <section aria-labelledby="privacy">
          <h2 id="privacy">{t('legal.privacy')}</h2>
          <p>{t('legal.privacyNoCookie')}</p>
          <p>{t('legal.privacyTheme')}</p>
          <p>{t('legal.privacyCalendar')}</p>
          <p>{t('legal.privacyLog')}</p>
          <p>{t('legal.privacyPeople')}</p>
        </section>
        <Accessibility programme={programme} />
      </div>
    </SinglePage>
  );
}

function Notice({ programme }: { programme: Programme }) {
  const { t, document } = programme;
  const { legal, organiser, contactEmail } = document.festival;
  const rows: [string, string][] = [
    [t('legal.publisher'), legal.publisher || organiser],
    [t('legal.address'), legal.address],
    [t('legal.director'), legal.director],
    [t('legal.host'), legal.host],
  ];
  return (
    <section aria-labelledby="notice">
      <h2 id="notice">{t('legal.notice')}</h2>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <Row key={name} programme={programme} name={name}>
            {value === '' ? null : <Said programme={programme} text={value} />}
          </Row>
        ))}
        <Row programme={programme} name={t('legal.contact')}>
          {contactEmail === '' ? null : (
            <a className="link" href={mailto(contactEmail)}>
              {contactEmail}
            </a>
          )}
        </Row>
      </dl>
    </section>
  );
}

function Row({ programme, name, children }: { programme: Programme; name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children ?? <span className="hint">{programme.t('legal.missing')}</span>}</dd>
    </div>
  );
}

function Accessibility({ programme }: { programme: Programme }) {
  const { t, document } = programme;
  const contact = document.festival.accessibilityContact || document.festival.contactEmail;
  return (
    <section aria-labelledby="accessibility">
      <h2 id="accessibility">{t('legal.accessibility')}</h2>
      <p>
        <strong>{t('legal.accessibilityState')}</strong>
      </p>
      <p>{t('legal.accessibilityWhat')}</p>
      <p>
        {contact === '' ? t('legal.accessibilityNoContact') : <bdi>{t('legal.accessibilityContact', { contact })}</bdi>}
      </p>
      <p>{t('legal.accessibilityDefender')}</p>
    </section>
  );
}
