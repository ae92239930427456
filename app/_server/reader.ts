/** Set by the proxy on what it asks for in the name of a browser that somebody looks at, rather than of a machine that shows a link's preview. */
export const READER_HEADER = 'x-lanterne-reader';
