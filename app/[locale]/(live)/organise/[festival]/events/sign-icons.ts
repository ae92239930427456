'use client';

/**
 * The icons of what stands on a card. Named here, as what a page is sent says their names alone:
 * from where they come each card would be sent their drawing.
 */
export { Ban, Clock, EyeOff, OctagonAlert, TriangleAlert } from 'lucide-react';
