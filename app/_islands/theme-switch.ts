import { chooseTheme, storedTheme, THEME_CHOSEN, toTheme } from '#app/_ui/chosen-theme.ts';

/**
 * The select for the light or dark appearance, or the device's: it shows what was chosen, here or
 * in another tab.
 */
export function themeSwitch(place: HTMLElement): void {
  const select = place.querySelector('select');
  if (!select) return;
  const show = () => {
    const theme = storedTheme();
    select.value = theme;
    place.dataset.theme = theme;
  };
  show();
  place.hidden = false;
  select.addEventListener('change', () => chooseTheme(toTheme(select.value)));
  addEventListener(THEME_CHOSEN, show);
  addEventListener('storage', show);
}
