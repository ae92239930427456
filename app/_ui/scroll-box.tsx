import type { ComponentProps } from 'react';

/**
 * A box whose content is wider than the screen. It can be focused, so that the keyboard reaches all
 * of it: in Safari arrow keys scroll a box only when it has the focus, and Tab skips links.
 */
export const ScrollBox = ({
  as: Box,
  ...rest
}: ComponentProps<'section'> & {
  as: 'section' | 'main' | 'nav';
}) => <Box tabIndex={0} {...rest} />;
