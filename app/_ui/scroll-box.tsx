import type { ComponentProps } from 'react';

/**
 * A box whose content is wider than the screen. It takes the focus: a keyboard must get at all of
 * it, and in Safari arrow keys scroll a box only where it has the focus, while Tab passes over
 * links.
 */
export const ScrollBox = ({
  as: Box,
  ...rest
}: ComponentProps<'section'> & {
  as: 'section' | 'main' | 'nav';
}) => <Box tabIndex={0} {...rest} />;
