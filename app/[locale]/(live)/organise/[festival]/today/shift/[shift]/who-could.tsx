import { MeansButtons } from '#app/[locale]/(live)/organise/[festival]/today/means.tsx';
import type { TodayScene } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { TapButton } from '#app/[locale]/(live)/organise/[festival]/today/tap.tsx';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { meansOf } from '#lib/live/contact-means.ts';
import { formatTimeRange, saidHour } from '#lib/time/format.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import type { VolunteerPlan } from '#lib/volunteers/plan.ts';
import type { PlanShift } from '#lib/volunteers/planning.ts';
import { reasonInWords } from '#lib/volunteers/warning-sentences.ts';
import { type Could, whoCould } from '#lib/volunteers/who-could.ts';

/** Enough people to call until one accepts. */
const MAX_PEOPLE = 15;

type OfShift = { scene: TodayScene; plan: VolunteerPlan; shift: PlanShift };

/**
 * Who could take a shift that somebody is missing from: no obstacle, those with the fewest hours
 * first, each with a number to call.
 */
export function WhoCould({ scene, plan, shift }: OfShift) {
  const { t } = scene.words;
  const isFull = (plan.prepared.on.get(shift.id)?.length ?? 0) >= shift.people;
  const could = isFull ? [] : whoCould(plan.prepared, shift.id).could;
  return (
    <section className="today-section" aria-labelledby="could">
      <h2 id="could">{t('whoCould')}</h2>
      <p className="hint">{t(isFull ? 'nobodyMissing' : could.length === 0 ? 'nobodyCould' : 'whoCouldLead')}</p>
      <ul className="today-could">
        {could.slice(0, MAX_PEOPLE).map((one) => (
          <Person key={one.volunteerId} scene={scene} plan={plan} shift={shift} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Person({ scene, plan, shift: at, one }: OfShift & { one: Could }) {
  const { words, locale, document } = scene;
  const { t, text } = words;
  const person = plan.volunteers.find(({ id }) => id === one.volunteerId);
  if (!person) return null;
  const called = plan.names.volunteers.get(person.id)?.name ?? person.name;
  const row = plan.shifts.find(({ id }) => id === at.id);
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
          values={{ shift: at.id, volunteer: one.volunteerId }}
          label={t('stepInNamed', { name: called })}
          className="btn lamp"
        >
          {t('stepIn')}
        </TapButton>
      </div>
    </li>
  );
}
