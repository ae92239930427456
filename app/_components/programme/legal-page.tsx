import type { ReactNode } from 'react';
import { isEmpty } from '../../../lib/i18n/text.ts';
import { mailto } from '../../../lib/i18n/web-address.ts';
import { type Programme, pageSentences } from './programme.ts';
import { SinglePage } from './single-page.tsx';
import { Prose, Said } from './text.tsx';

/** Who publishes, who hosts, what else the organiser has to say, and what the pages are made with. */
export function LegalPage({ programme }: { programme: Programme }) {
  const t = pageSentences(programme);
  const words = programme.document.festival.statements?.legal ?? {};
  return (
    <SinglePage programme={programme} kind="other" title={t('legal.title')}>
      <div className="single-text">
        <Notice programme={programme} />
        {!isEmpty(words) && <Prose programme={programme} text={words} />}
        <p>{t('legal.software')}</p>
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
    <dl className="facts">
      {rows.map(([name, value]) => (
        <Row key={name} programme={programme} name={name}>
          {value === '' ? null : <Said programme={programme} text={value} />}
        </Row>
      ))}
      <Row programme={programme} name={t('legal.contact')}>
        {contactEmail === '' ? null : <Mail address={contactEmail} />}
      </Row>
    </dl>
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

const Mail = ({ address }: { address: string }) => (
  <a className="link" href={mailto(address)}>
    {address}
  </a>
);
