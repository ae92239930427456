export const deviceThemes = ['system', 'light', 'dark'] as const;
export type ChosenTheme = (typeof deviceThemes)[number];

/** Also read by public/theme.js before the page is painted. */
const KEY = 'lanterne-theme';
/** Told to this page when a theme was chosen; other tabs hear `storage`. */
export const THEME_CHOSEN = 'lanterne-theme-chosen';

export const toTheme = (value: unknown): ChosenTheme => (value === 'light' || value === 'dark' ? value : 'system');

export function storedTheme(): ChosenTheme {
  try {
    return toTheme(localStorage.getItem(KEY));
  } catch {
    // Storage is refused (private window, blocked cookies): the choice lives as long as the page.
    return toTheme(document.documentElement.dataset.theme);
  }
}

export function showTheme(theme: ChosenTheme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/**
 * Once more what was chosen, where the script that sets it before the page is painted did not run.
 */
export const showChosenTheme = () => showTheme(storedTheme());

export function chooseTheme(theme: ChosenTheme): void {
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {}
  showTheme(theme);
  dispatchEvent(new Event(THEME_CHOSEN));
}
