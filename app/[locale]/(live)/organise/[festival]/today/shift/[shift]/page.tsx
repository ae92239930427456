import { notFound } from 'next/navigation';
import { DateOf, TimeRange } from '#app/_components/time.tsx';
import { deskPage } from '#app/_server/refusal.tsx';
import { titled } from '#app/_server/titled.ts';
import { ToBoard } from '#app/[locale]/(live)/organise/[festival]/today/[event]/head.tsx';
import { HolderLines } from '#app/[locale]/(live)/organise/[festival]/today/holders.tsx';
import { JustDone } from '#app/[locale]/(live)/organise/[festival]/today/just-done.tsx';
import { MeansButtons } from '#app/[locale]/(live)/organise/[festival]/today/means.tsx';
import { Refused } from '#app/[locale]/(live)/organise/[festival]/today/refused.tsx';
import { type DayProps, type TodayScene, todayScene } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { TapButton } from '#app/[locale]/(live)/organise/[festival]/today/tap.tsx';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { meansOf } from '#lib/live/contact-means.ts';
import { may } from '#lib/policy.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { formatTimeRange } from '#lib/time/format.ts';
import { saidHour } from '#lib/time/said-hour.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import { publishedPlanOf, type VolunteerPlan } from '#lib/volunteers/plan.ts';
import { reasonInWords } from '#lib/volunteers/warning-sentences.ts';
import { type Could, whoCould } from '#lib/volunteers/who-could.ts';

/** So many are called before somebody says yes. */
const MAX_PEOPLE = 15;

export const generateMetadata = titled('board', 'whoCould');

/**
 * Who is on a shift, and who could be: nothing in their way, the least loaded first, each with a
 * number to call.
 */
export default deskPage(async function ShiftPage(props: DayProps<'shift'>) {
  const scene = await todayScene(props);
  const id = Number((await props.params).shift);
  if (scene.document === null || !may(scene.festival.role, 'volunteers')) notFound();
  const { festival, words, locale, team, board } = scene;
  const { t, text } = words;
  const plan = publishedPlanOf(festival.id, festival.db);
  const shift = plan.prepared.shifts.get(id);
  if (!shift) notFound();
  const row = plan.shifts.find((one) => one.id === id);
  const room = plan.names.rooms.get(shift.roomId ?? 0);
  const on = team.holders
    .filter((one) => one.shift === id)
    // Who could come stands below: nobody is replaced elsewhere.
    .map((one) => ({ ...one, isOn: one.startsAt <= board.at && board.at < one.endsAt, isShort: false }));
  const { could } = whoCould(plan.prepared, id);
  return (
    <>
      <ToBoard scene={scene} />
      <header className="today-head">
        <h1>
          <bdi>{text(plan.names.tasks.get(shift.taskId)?.name)}</bdi>
        </h1>
        <p className="today-line">
          <b>{text(room?.name) || row?.place || t('placeUnsaid')}</b>
          <DateOf date={dateOfHour(shift.startsAt)} locale={locale} />
          <TimeRange from={shift.startsAt} to={shift.endsAt} locale={locale} />
        </p>
      </header>
      <Refused scene={scene} />
      <JustDone scene={scene} />
      <section className="today-section" aria-labelledby="on">
        <h2 id="on">
          {t('onShift', { count: on.filter(({ absentAt }) => absentAt === null).length, people: shift.people })}
        </h2>
        <HolderLines scene={scene} holders={on} />
      </section>
      <section className="today-section" aria-labelledby="could">
        <h2 id="could">{t('whoCould')}</h2>
        <p className="hint">{could.length === 0 ? t('nobodyCould') : t('whoCouldLead')}</p>
        <ul className="today-could">
          {could.slice(0, MAX_PEOPLE).map((one) => (
            <Person key={one.volunteerId} scene={scene} plan={plan} shift={id} one={one} />
          ))}
        </ul>
      </section>
    </>
  );
});

function Person({ scene, plan, shift, one }: { scene: TodayScene; plan: VolunteerPlan; shift: number; one: Could }) {
  const { words, locale, document } = scene;
  const { t, text } = words;
  const person = plan.volunteers.find(({ id }) => id === one.volunteerId);
  const at = plan.prepared.shifts.get(shift);
  if (!person || !at) return null;
  const called = plan.names.volunteers.get(person.id)?.name ?? person.name;
  const row = plan.shifts.find(({ id }) => id === shift);
  const place = text(plan.names.rooms.get(at.roomId ?? 0)?.name) || row?.place || '';
  const values = {
    name: person.name,
    task: text(plan.names.tasks.get(at.taskId)?.name),
    place: place || t('placeUnsaid'),
  };
  const today = fromInstant(scene.at, scene.festival.timeZone);
  const when = saidHour(at.startsAt, today, scene.festival, locale);
  const body = t('couldYou', { ...values, ...when, time: formatTimeRange(at.startsAt, at.endsAt, locale) });
  return (
    <li className="today-holder">
      <span className="min-w-0">
        <b>
          <bdi>{called}</bdi>
        </b>
        <span className="block text-soft">
          {joinFacts(one.reasons.map((reason) => reasonInWords(reason, plan.names, locale)))}
        </span>
        {person.contact && <span className="num block">{person.contact}</span>}
      </span>
      <div className="today-acts">
        <MeansButtons
          means={meansOf(person.contact, { subject: text(document.festival.name), body })}
          name={called}
          words={words}
        />
        <TapButton
          scene={scene}
          name={`step-in-${one.volunteerId}`}
          what="step-in"
          values={{ shift, volunteer: one.volunteerId }}
          label={t('stepInNamed', { name: called })}
          className="btn lamp"
        >
          {t('stepIn')}
        </TapButton>
      </div>
    </li>
  );
}
