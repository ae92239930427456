import { getTranslations } from 'next-intl/server';
import type { Choice, Choices } from '#app/[locale]/(live)/organise/[festival]/volunteers/choices.ts';
import { type MessageAudience, roles } from '#lib/messages/schema.ts';

/** Fewer of them: by task, room, séance or day of their shifts, by the séances of guests, by role of the team. A form of the address, for who has no script. */
export async function Filters({
  audience,
  choices,
  here,
}: {
  audience: MessageAudience;
  choices: Choices;
  here: string;
}) {
  const t = await getTranslations('coordination.messages');
  const role = await getTranslations('terms.role');
  const { who } = audience;
  const lists: { name: 'task' | 'room' | 'event' | 'day' | 'role'; choices: Choice[] }[] =
    who === 'team'
      ? [{ name: 'role', choices: roles.map((value) => ({ value, label: role(value) })) }]
      : [
          ...(who === 'guests' ? [] : [{ name: 'task' as const, choices: choices.tasks }]),
          { name: 'day', choices: choices.days },
          { name: 'room', choices: choices.rooms },
          { name: 'event', choices: choices.events },
        ];
  const chosen = lists.filter(({ name }) => audience[name] !== null);
  return (
    <details open={chosen.length > 0} className="message-filters">
      <summary>{chosen.length > 0 ? t('narrowed', { count: chosen.length }) : t('narrow')}</summary>
      <form action={here}>
        <input type="hidden" name="who" value={who} />
        {lists.map(({ name, choices: all }) => (
          <label key={name}>
            <span>{t(`by.${name}`)}</span>
            <select className="input" name={name} defaultValue={String(audience[name] ?? '')}>
              <option value="">{t('every')}</option>
              {all.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        ))}
        <button type="submit" className="btn">
          {t('show')}
        </button>
      </form>
    </details>
  );
}
