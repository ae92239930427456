import { TimeOf } from '#app/_components/time.tsx';
import type { TodayScene } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { capital } from '#lib/i18n/capital.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { Absence } from '#lib/live/absences.ts';
import { choosablePeople } from '#lib/model/choosable-people.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import { nightSaid } from '#lib/time/night.ts';
import type { Answer } from './answers.ts';

type Props = { scene: TodayScene; absence: Absence; answer: Answer | undefined; index: DraftIndex };

/** What becomes of one item an absent person is in. */
export function AbsenceQuestion({ scene, absence, answer, index }: Props) {
  const { words, locale } = scene;
  const { t, text } = words;
  const { presence, startsAt, rooms, item, itemKind, itemTitle, others, choices } = absence;
  const terms = translator(locale, 'terms');
  const part = text(itemTitle) || (itemKind ? capital(terms(`itemKind.${itemKind}`), locale) : '');
  return (
    <fieldset className="today-absence">
      <legend>
        <TimeOf at={startsAt} locale={locale} /> <bdi>{text(absence.title)}</bdi>
      </legend>
      <p className="text-soft">
        {[rooms.map(text).join(', '), item === null ? t('absence.whole') : part, t('absence.others', { count: others })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className="today-answers">
        {choices.map((choice) => (
          <label key={choice} className="today-answer">
            <input type="radio" name={`choice-${presence}`} value={choice} defaultChecked={answer?.choice === choice} />
            {choice === 'cancelled' && item !== null ? t('absence.cancelledItem') : t(`absence.choice.${choice}`)}
          </label>
        ))}
      </div>
      <By scene={scene} absence={absence} answer={answer} index={index} />
      <Elsewhere scene={scene} absence={absence} answer={answer} index={index} />
    </fieldset>
  );
}

function By({ scene: { words, locale }, absence: { presence }, answer, index }: Props) {
  const id = `by-${presence}`;
  return (
    <div className="field only-replaced">
      <label htmlFor={id}>{words.t('absence.by')}</label>
      <select id={id} name={id} defaultValue={answer?.by ?? ''} className="input">
        <option value="">{words.t('absence.nobody')}</option>
        {choosablePeople(index.draft.people, locale).map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </select>
    </div>
  );
}

function Elsewhere({ scene: { words, locale, festival }, absence: { presence }, answer, index }: Props) {
  const [at, room] = [`at-${presence}`, `room-${presence}`];
  const night = answer?.startsAt ? nightSaid(answer.startsAt, festival.dayStartsAt, locale) : null;
  return (
    <div className="today-inline only-moved">
      <div className="field">
        <label htmlFor={at}>{words.t('absence.to')}</label>
        <input id={at} name={at} type="time" defaultValue={answer?.startsAt?.slice(11) ?? ''} className="input" />
        {night && <p className="hint">{translator(locale, 'common')('night', night)}</p>}
      </div>
      <div className="field">
        <label htmlFor={room}>{words.t('absence.room')}</label>
        <select id={room} name={room} defaultValue={answer?.room ?? ''} className="input">
          <option value="">{words.t('absence.sameRoom')}</option>
          {index.draft.rooms.map(({ id, name }) => (
            <option key={id} value={id}>
              {words.text(name)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
