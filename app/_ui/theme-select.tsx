import { type ChosenTheme, deviceThemes } from './chosen-theme.ts';
import { MoonIcon, ScreenIcon, SunIcon } from './icons.tsx';

export type ThemeLabels = { label: string } & Record<ChosenTheme, string>;

const icons = { system: ScreenIcon, light: SunIcon, dark: MoonIcon };

/** A round box of the size of the switch. */
export const THEME_PLACE =
  'no-print relative inline-grid size-11 place-items-center rounded-full border-[1.5px] border-control bg-surface hover:border-ink has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-focus has-[:focus-visible]:outline-offset-2';
export const THEME_SELECT =
  'absolute inset-0 size-full cursor-pointer rounded-full bg-surface text-base text-ink opacity-0';

export function ThemeIcon({ theme }: { theme: ChosenTheme }) {
  const Icon = icons[theme];
  return <Icon className="size-5" />;
}

/**
 * The switch for pages without the framework: app/_islands/main.ts runs it and shows the
 * icon of the choice.
 */
export function ThemeSelect({ labels }: { labels: ThemeLabels }) {
  return (
    <span className="no-print inline-block size-11">
      <span hidden data-island="theme" className={`theme-island ${THEME_PLACE}`}>
        {deviceThemes.map((theme) => (
          <span key={theme} data-of={theme}>
            <ThemeIcon theme={theme} />
          </span>
        ))}
        <label className="absolute inset-0">
          <span className="spoken">{labels.label}</span>
          <select title={labels.label} className={THEME_SELECT} autoComplete="off">
            {deviceThemes.map((value) => (
              <option key={value} value={value}>
                {labels[value]}
              </option>
            ))}
          </select>
        </label>
      </span>
    </span>
  );
}
