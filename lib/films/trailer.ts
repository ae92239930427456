/**
 * A trailer on another site, by its address: what a page loads when its reader asks for it, and
 * what a link opens instead. `host` is the server that is then contacted and learns the reader's
 * network address; it is safe to use in a content security policy.
 */
export type Trailer = Readonly<{ kind: 'frame' | 'file'; source: string; link: string; host: string; site: string }>;

/** Formats that browsers can play themselves. */
const FILE = /\.(?:mp4|m4v|webm|ogv|mov)$/i;
/** The name of a server, with its port; nothing that would mean something else in a policy. */
const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?$/;

const YOUTUBE = /^(?:(?:www|m|music)\.)?youtube(?:-nocookie)?\.com$/;
const VIMEO = /^(?:www\.)?vimeo\.com$/;

/**
 * The trailer at an address of PeerTube, Vimeo, YouTube or of a video file; null at any other,
 * which no page can play.
 */
export function trailerOf(address: string): Trailer | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || !HOST.test(url.host)) return null;
  return youTube(url) ?? vimeo(url) ?? (url.protocol === 'https:' ? (peerTube(url) ?? file(url)) : null);
}

/** Uses the host that sets no cookie before playing. */
function youTube(url: URL): Trailer | null {
  const { hostname, pathname, searchParams } = url;
  const isShort = hostname === 'youtu.be';
  if (!isShort && !YOUTUBE.test(hostname)) return null;
  const path = isShort ? pathname.slice(1) : /^\/(?:embed|shorts|live|v)\/([^/]+)/.exec(pathname)?.[1];
  const id = path ?? (pathname === '/watch' ? searchParams.get('v') : null);
  if (!id || !/^[\w-]{11}$/.test(id)) return null;
  const host = 'www.youtube-nocookie.com';
  return {
    kind: 'frame',
    source: `https://${host}/embed/${id}?autoplay=1&rel=0`,
    link: `https://www.youtube.com/watch?v=${id}`,
    host,
    site: 'YouTube',
  };
}

/**
 * Vimeo is asked not to track (`dnt`). A video that is not listed has a second part in its address.
 */
function vimeo({ hostname, pathname, searchParams }: URL): Trailer | null {
  const isPlayer = hostname === 'player.vimeo.com';
  if (!isPlayer && !VIMEO.test(hostname)) return null;
  const found = isPlayer
    ? /^\/video\/(\d+)\/?$/.exec(pathname)
    : /^\/(?:channels\/[\w-]+\/|groups\/[\w-]+\/videos\/|album\/\d+\/video\/|showcase\/\d+\/video\/)?(\d+)(?:\/([\da-f]+))?\/?$/.exec(
        pathname,
      );
  if (!found) return null;
  const [, id = '', second = searchParams.get('h') ?? ''] = found;
  const secret = /^[\da-f]+$/.test(second) ? second : '';
  const host = 'player.vimeo.com';
  return {
    kind: 'frame',
    source: `https://${host}/video/${id}?${secret && `h=${secret}&`}dnt=1&autoplay=1`,
    link: `https://vimeo.com/${id}${secret && `/${secret}`}`,
    host,
    site: 'Vimeo',
  };
}

/**
 * PeerTube runs on any server and is recognised by its addresses: `/w/…`, `/videos/watch/…`.
 * Peer-to-peer (`p2p`) is switched off, because it would reveal viewers' addresses to each other.
 */
function peerTube({ host, pathname }: URL): Trailer | null {
  const id = /^\/(?:w|videos\/(?:watch|embed))\/([\da-zA-Z]{22}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\/?$/.exec(
    pathname,
  )?.[1];
  if (id === undefined) return null;
  return {
    kind: 'frame',
    source: `https://${host}/videos/embed/${id}?autoplay=1&p2p=0`,
    link: `https://${host}/w/${id}`,
    host,
    site: host,
  };
}

function file({ host, pathname, href }: URL): Trailer | null {
  return FILE.test(pathname) ? { kind: 'file', source: href, link: href, host, site: host } : null;
}
