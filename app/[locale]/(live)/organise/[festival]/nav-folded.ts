/** The cookie of a device on which the desk's navigation is folded to its icons. */
export const NAV_FOLDED = 'lanterne-nav-folded';
