export const deviceThemes = ['system', 'light', 'dark'] as const;
export type ChosenTheme = (typeof deviceThemes)[number];

/** Also read by public/theme.js before the page is painted. */
const KEY = 'lanterne-theme';
/** Sent in this page when an appearance was chosen; other tabs get `storage`. */
export const THEME_CHOSEN = 'lanterne-theme-chosen';

export const toTheme = (value: unknown): ChosenTheme => (value === 'light' || value === 'dark' ? value : 'system');

export function storedTheme(): ChosenTheme {
  try {
    return toTheme(localStorage.getItem(KEY));
  } catch {
    // Storage is denied (private window, blocked cookies): the choice lasts as long as the page.
    return toTheme(document.documentElement.dataset.theme);
  }
}

export function showTheme(theme: ChosenTheme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Applies the stored choice again, where the script that does so before painting did not run. */
export const showChosenTheme = () => showTheme(storedTheme());

export function chooseTheme(theme: ChosenTheme): void {
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {}
  showTheme(theme);
  dispatchEvent(new Event(THEME_CHOSEN));
}
