'use client';

/**
 * The icons on cards. Exported from a client file so that a page contains only their names;
 * otherwise every card would be sent their drawings.
 */
export { Ban, Clock, EyeOff, OctagonAlert, TriangleAlert } from 'lucide-react';
