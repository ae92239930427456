import { ThemeSwitch } from '#app/_ui/theme-switch.tsx';
import { type HeaderProps, SiteHeader, themeLabels } from './site-header.tsx';

/** The header of pages that run the framework. */
export const LiveHeader = (props: HeaderProps) => (
  <SiteHeader {...props} theme={<ThemeSwitch labels={themeLabels(props.locale)} />} />
);
