import { notFound } from 'next/navigation';
import { Fragment } from 'react';
import { DateOf } from '#app/_components/time.tsx';
import { titled } from '#app/_server/festival-page.tsx';
import { gate } from '#app/_server/gate.ts';
import { deskPage } from '#app/_server/refusal.tsx';
import { ToBoard } from '#app/[locale]/(live)/organise/[festival]/today/[event]/head.tsx';
import { ActPreview } from '#app/[locale]/(live)/organise/[festival]/today/act-preview.tsx';
import { type DayProps, todayScene } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { Refused } from '#app/[locale]/(live)/organise/[festival]/today/tap.tsx';
import { readLocale } from '#lib/i18n/locale.ts';
import { absencesOf } from '#lib/live/absences.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { frozenDraft } from '#lib/programme/frozen-draft.ts';
import { festivalDayOf, hourOfWall } from '#lib/time/festival-day.ts';
import { nightSaid } from '#lib/time/night.ts';
import { roomsApartOf } from '#lib/venues/told-apart.ts';
import { AbsenceForm } from './absence-form.tsx';
import { AbsenceQuestion } from './absence-question.tsx';
import { type Answer, actOf, answersIn, hourIn, postedOf } from './answers.ts';

export const generateMetadata = titled('board', 'change.person');

/**
 * Everything an absent person takes part in, with an answer for each, and the effect of the
 * answers.
 */
export default deskPage(async function AbsentPersonPage(props: DayProps<'person'>) {
  const { locale: asked, festival: slug, person: typed } = await props.params;
  await gate(readLocale(asked), slug, 'publish');
  const scene = await todayScene(props);
  if (scene.document === null) notFound();
  const { festival, at, words, document, query } = scene;
  const index = indexDraft(frozenDraft(festival, at, festival.db).draft);
  const person = index.draft.people.find(({ number }) => String(number) === typed);
  if (!person) notFound();
  const { t } = words;
  const absences = absencesOf(index, document, scene.live, person.id, at);
  const dayOf = (startsAt: string) => festivalDayOf(startsAt, festival.dayStartsAt);
  const days = [...new Set(absences.map(({ startsAt }) => dayOf(startsAt)))];
  // The day of the séance the reader came from, else today; before the festival, the first day they
  // take part.
  const day = [query.day, scene.board.date].find((one) => days.includes(one as string)) ?? days[0] ?? scene.board.date;
  const answers: Answer[] = answersIn(query, absences, { dayStartsAt: festival.dayStartsAt, day: String(day) });
  const act = actOf(person.id, answers);
  const title = t('preview.person', { name: person.name });
  return (
    <>
      <ToBoard scene={scene} />
      <h1>{title}</h1>
      <Refused scene={scene} />
      {absences.length === 0 ? (
        <p className="text-soft">{t('absence.none', { name: person.name })}</p>
      ) : (
        <AbsenceForm
          see={t('absence.see')}
          questions={
            <>
              <input type="hidden" name="day" value={day} />
              <p className="hint">{t('absence.lead', { name: person.name })}</p>
              {days.length > 1 && <p className="hint">{t('absence.otherDays')}</p>}
              {absences.map((absence, i) => (
                <Fragment key={absence.presence}>
                  {(i === 0 || dayOf(absence.startsAt) !== dayOf(absences[i - 1]?.startsAt ?? absence.startsAt)) && (
                    <h2 className="today-absence-day">
                      <DateOf date={dayOf(absence.startsAt)} locale={scene.locale} className="capital" />
                    </h2>
                  )}
                  <AbsenceQuestion
                    scene={scene}
                    absence={absence}
                    answer={answers[i]}
                    index={index}
                    person={person.id}
                  />
                </Fragment>
              ))}
            </>
          }
        >
          {/* An hour that cannot be read has to be put right before anything is done. */}
          {absences.every(({ presence }) => !hourIn(query, presence).isUnread) && (
            <ActPreview key={JSON.stringify(act)} scene={scene} act={act} values={postedOf(act)} label={title} />
          )}
        </AbsenceForm>
      )}
    </>
  );
});

type QuestionProps = { scene: TodayScene; absence: Absence; answer: Answer | undefined; index: DraftIndex };

/** The question about one item an absent person takes part in. */
function AbsenceQuestion({ scene, absence, answer, index }: QuestionProps) {
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
        {joinFacts([
          rooms.map(text).join(', '),
          item === null ? t('absence.whole') : part,
          t('absence.others', { count: others }),
        ])}
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

function By({ scene: { words, locale }, absence: { presence }, answer, index }: QuestionProps) {
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

function Elsewhere({ scene: { words, locale, festival }, absence: { presence }, answer, index }: QuestionProps) {
  const [at, room] = [`at-${presence}`, `room-${presence}`];
  const night = answer?.startsAt ? nightSaid(answer.startsAt, festival.dayStartsAt, locale) : null;
  return (
    <div className="today-inline only-moved">
      <div className="field">
        <label htmlFor={at}>{words.t('absence.to')}</label>
        <input
          id={at}
          name={at}
          type="time"
          defaultValue={answer?.startsAt ? hourOfWall(answer.startsAt) : ''}
          className="input"
        />
        {night && <p className="hint">{translator(locale, 'common')('night', night)}</p>}
      </div>
      <div className="field">
        <label htmlFor={room}>{words.t('absence.room')}</label>
        <select id={room} name={room} defaultValue={answer?.room ?? ''} className="input">
          <option value="">{words.t('absence.sameRoom')}</option>
          {[...roomsApartOf(index).values()].map(({ id, name }) => (
            <option key={id} value={id}>
              {words.text(name)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
