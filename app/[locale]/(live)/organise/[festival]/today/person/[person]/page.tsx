import { notFound } from 'next/navigation';
import { Fragment } from 'react';
import { DateOf } from '#app/_components/time.tsx';
import { titled } from '#app/_server/live-page.tsx';
import { ToBoard } from '#app/[locale]/(live)/organise/[festival]/today/[event]/head.tsx';
import { ActPreview } from '#app/[locale]/(live)/organise/[festival]/today/act-preview.tsx';
import { forPublishers, todayPage } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { Refused } from '#app/[locale]/(live)/organise/[festival]/today/tap.tsx';
import { type AbsenceAnswer, absencesOf } from '#lib/live/day-act-changes.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { frozenDraft } from '#lib/programme/frozen-draft.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { AbsenceForm } from './absence-form.tsx';
import { AbsenceQuestion, actOf, answersIn, hourIn, postedOf } from './absence-question.tsx';

export const generateMetadata = titled('board', 'change.person');

/**
 * Everything an absent person takes part in, with an answer for each, and the effect of the
 * answers.
 */
export default todayPage(function AbsentPersonPage(scene, { segments }) {
  forPublishers(scene);
  const { festival, at, words, document, query } = scene;
  const index = indexDraft(frozenDraft(festival, at, festival.db).draft);
  const person = index.draft.people.find(({ number }) => String(number) === segments.person) ?? notFound();
  const { t } = words;
  const absences = absencesOf(index, document, scene.live, person.id, at);
  const dayOf = (startsAt: string) => festivalDayOf(startsAt, festival.dayStartsAt);
  const days = [...new Set(absences.map(({ startsAt }) => dayOf(startsAt)))];
  // The day of the séance the reader came from, else today; before the festival, the first day they
  // take part.
  const day = [query.day, scene.board.date].find((one) => days.includes(one as string)) ?? days[0] ?? scene.board.date;
  const answers: AbsenceAnswer[] = answersIn(query, absences, { dayStartsAt: festival.dayStartsAt, day: String(day) });
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
                      <DateOf date={dayOf(absence.startsAt)} locale={scene.locale} />
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
