import { useTranslations } from 'next-intl';

const choices = ['confirm', 'to-confirm', 'leave-out'] as const;
const keys = { confirm: 'confirm', 'to-confirm': 'toConfirm', 'leave-out': 'leaveOut' } as const;

/** What becomes of the times a template proposed. */
export function Suggested({ count, chosen }: { count: number; chosen: string }) {
  const t = useTranslations('publish.times');
  return (
    <fieldset className="card p-4">
      <legend className="float-left mb-1 w-full font-bold font-title text-[1.2rem]">{t('title', { count })}</legend>
      <p className="clear-both text-soft">{t('lead', { count })}</p>
      <div className="mt-3 grid gap-2">
        {choices.map((choice) => (
          <label
            key={choice}
            className="flex cursor-pointer items-start gap-3 rounded-card border-[1.5px] border-line p-3 hover:border-ink has-[:checked]:border-accent has-[:checked]:bg-accent-soft"
          >
            <input
              type="radio"
              name="suggestedTimes"
              value={choice}
              defaultChecked={chosen === choice}
              className="mt-1 size-5 flex-none accent-accent"
            />
            <span>
              <span className="font-semibold">{t(keys[choice], { count })}</span>
              <span className="hint block">{t(`${keys[choice]}Hint`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
