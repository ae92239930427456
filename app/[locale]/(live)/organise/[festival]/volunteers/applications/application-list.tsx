'use client';

import { useTranslations } from 'next-intl';
import { TickAll, useTicking } from '#app/_components/records/ticks.tsx';
import { CopyButton } from '#app/_ui/copy.tsx';
import { ActForm } from '#app/[locale]/(live)/organise/[festival]/volunteers/act-scope.tsx';
import type { ShownApplication } from './shown-application.ts';

type Pile = 'new' | 'check' | 'waiting' | 'declined' | 'accepted';
/** The possible acts by the state of an application, the most usual first. */
const ways = {
  new: ['accept', 'waiting', 'declined'],
  check: ['accept', 'new', 'declined'],
  waiting: ['accept', 'new', 'declined'],
  declined: ['new', 'accept'],
  accepted: [],
} as const satisfies Record<Pile, readonly ('accept' | 'new' | 'waiting' | 'declined')[]>;

/**
 * One form: the buttons beside a name act on that application, those at the foot on the ticked
 * ones.
 */
export function ApplicationList({ pile, applications }: { pile: Pile; applications: readonly ShownApplication[] }) {
  const t = useTranslations('volunteerForms.applications');
  const can = ways[pile];
  const { list, chosen, recount, tickAll } = useTicking<HTMLUListElement>();
  const areSeveral = can.length > 0 && applications.length > 1;
  const ticked = t('ticked', { count: chosen ?? 0 });
  return (
    <ActForm act="decide-applications" className="applications">
      {areSeveral && <TickAll chosen={chosen ?? 0} count={applications.length} tickAll={tickAll} />}
      <ul ref={list} onChange={recount} className="grid gap-3">
        {applications.map((one) => (
          <li key={one.id} className="card application">
            <Card one={one} pile={pile} />
          </li>
        ))}
      </ul>
      {areSeveral && (
        <fieldset className="application-foot">
          <legend className="sr-only">{ticked}</legend>
          <span aria-hidden="true">{ticked}</span>
          {can.map((way) => (
            <button key={way} type="submit" name="to" value={way} className={way === 'accept' ? 'btn lamp' : 'btn'}>
              {t(`way.${way}`)}
            </button>
          ))}
        </fieldset>
      )}
    </ActForm>
  );
}

function Card({ one, pile }: { one: ShownApplication; pile: Pile }) {
  const t = useTranslations('volunteerForms.applications');
  const can = ways[pile];
  const isKnown = one.known !== null && one.volunteer === null;
  return (
    <>
      <div className="application-head">
        {can.length > 0 ? (
          <label>
            <input type="checkbox" name="ids[]" value={one.id} />
            <b>{one.name}</b>
          </label>
        ) : (
          <a href={one.volunteer ?? ''} className="link">
            {one.name}
          </a>
        )}
        <span className="num">{one.contact}</span>
        {one.age && <span className="flag plain">{one.age}</span>}
        {one.shared && <span className="flag warn">{one.shared}</span>}
        {one.doubt && <span className="flag warn">{t(`doubt.${one.doubt}`)}</span>}
        {one.isTwice && <span className="flag warn">{t('twice')}</span>}
        <span className="text-soft">{one.at}</span>
      </div>
      {isKnown && (
        <p className="application-known">
          {t('known')}{' '}
          <a href={one.known ?? ''} className="link">
            {t('openKnown')}
          </a>
        </p>
      )}
      <dl>
        {one.facts.map(({ fact, said }) => (
          <div key={fact}>
            <dt>{t(`fact.${fact}`)}</dt>
            <dd>{said}</dd>
          </div>
        ))}
        {one.seances > 0 && (
          <div>
            <dt>{t('fact.seances')}</dt>
            <dd>{one.seances}</dd>
          </div>
        )}
      </dl>
      {one.decline && (
        <p className="flex flex-wrap items-center gap-2">
          <a className="btn" href={one.decline.href} aria-label={t('tellNamed', { name: one.name })}>
            {t('tell')}
          </a>
          <CopyButton text={one.decline.text} label={t('copy')} named={t('copyNamed', { name: one.name })} />
        </p>
      )}
      {can.length > 0 && (
        <p className="application-acts">
          {can.map((way) => (
            <button
              key={way}
              type="submit"
              name="to"
              value={`${way} ${one.id}`}
              className={way === 'accept' ? 'btn lamp' : 'btn'}
              aria-label={t(`wayNamed.${way === 'accept' && isKnown ? 'complete' : way}`, { name: one.name })}
            >
              {t(`way.${way === 'accept' && isKnown ? 'complete' : way}`)}
            </button>
          ))}
        </p>
      )}
    </>
  );
}
