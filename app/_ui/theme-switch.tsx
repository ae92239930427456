'use client';

import { useEffect, useId, useSyncExternalStore } from 'react';
import { chooseTheme, deviceThemes, showTheme, storedTheme, THEME_CHOSEN, toTheme } from './chosen-theme.ts';
import { THEME_PLACE, THEME_SELECT, ThemeIcon, type ThemeLabels } from './theme-select.tsx';

function subscribe(changed: () => void) {
  addEventListener(THEME_CHOSEN, changed);
  // Another tab chose.
  addEventListener('storage', changed);
  return () => {
    removeEventListener(THEME_CHOSEN, changed);
    removeEventListener('storage', changed);
  };
}

/**
 * Light, dark, or as the device: a native select behind one round icon, for the desk. Its place is
 * kept empty until scripts run. Public pages use `ThemeSelect`.
 */
export function ThemeSwitch({ labels }: { labels: ThemeLabels }) {
  const id = useId();
  const theme = useSyncExternalStore(subscribe, storedTheme, () => null);
  useEffect(() => {
    if (theme) showTheme(theme);
  }, [theme]);
  if (!theme) return <span className="no-print inline-block size-11" />;
  return (
    <span className={THEME_PLACE}>
      <ThemeIcon theme={theme} />
      <label htmlFor={id} className="spoken">
        {labels.label}
      </label>
      <select
        id={id}
        value={theme}
        title={labels.label}
        onChange={(event) => chooseTheme(toTheme(event.target.value))}
        className={THEME_SELECT}
      >
        {deviceThemes.map((value) => (
          <option key={value} value={value}>
            {labels[value]}
          </option>
        ))}
      </select>
    </span>
  );
}
