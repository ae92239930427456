'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useEffect, useId, useSyncExternalStore } from 'react';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];
export type ThemeLabels = { label: string } & Record<Theme, string>;

/** Also read by public/theme.js before the page is painted. */
const KEY = 'lanterne-theme';
const icons = { system: Monitor, light: Sun, dark: Moon };
const CHOSEN = 'lanterne-theme-chosen';

const toTheme = (value: unknown): Theme => (value === 'light' || value === 'dark' ? value : 'system');

function stored(): Theme {
  try {
    return toTheme(localStorage.getItem(KEY));
  } catch {
    // Storage is refused (private window, blocked cookies): the choice lives as long as the page.
    return toTheme(document.documentElement.dataset.theme);
  }
}

function show(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Once more what was chosen, where the script that sets it before the page is painted did not run. */
export const showChosenTheme = () => show(stored());

function choose(theme: Theme) {
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {}
  show(theme);
  dispatchEvent(new Event(CHOSEN));
}

function subscribe(changed: () => void) {
  addEventListener(CHOSEN, changed);
  // Another tab chose.
  addEventListener('storage', changed);
  return () => {
    removeEventListener(CHOSEN, changed);
    removeEventListener('storage', changed);
  };
}

/**
 * Light, dark, or as the device says: a native select behind one round icon. A small island without translations of its own, so
 * that cached public pages can carry it; before scripts run it keeps its place empty, since it could do nothing.
 */
export function ThemeSwitch({ labels }: { labels: ThemeLabels }) {
  const id = useId();
  const theme = useSyncExternalStore(subscribe, stored, () => null);
  useEffect(() => {
    if (theme) show(theme);
  }, [theme]);
  if (!theme) return <span className="no-print inline-block size-11" />;
  const Icon = icons[theme];
  return (
    <span className="no-print relative inline-grid size-11 place-items-center rounded-full border-[1.5px] border-control bg-surface hover:border-ink has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-focus has-[:focus-visible]:outline-offset-2">
      <Icon aria-hidden="true" className="size-5" />
      <label htmlFor={id} className="spoken">
        {labels.label}
      </label>
      <select
        id={id}
        value={theme}
        title={labels.label}
        onChange={(event) => choose(toTheme(event.target.value))}
        className="absolute inset-0 size-full cursor-pointer rounded-full bg-surface text-base text-ink opacity-0"
      >
        {themes.map((value) => (
          <option key={value} value={value}>
            {labels[value]}
          </option>
        ))}
      </select>
    </span>
  );
}
