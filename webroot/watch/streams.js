/** Hosts and paths of the pages whose videos can be embedded; each gives the player's address. */
const PLAYERS = [
  {
    name: 'YouTube',
    page: /^(?:www\.|m\.)?youtube(?:-nocookie)?\.com\/(?:watch\?(?:.*&)?v=|live\/|embed\/)([\w-]{6,})/,
    player: youtube,
  },
  { name: 'YouTube', page: /^youtu\.be\/([\w-]{6,})/, player: youtube },
  {
    name: 'YouTube',
    page: /^(?:www\.)?youtube\.com\/channel\/(UC[\w-]+)/,
    player: (id) => youtube(`live_stream?channel=${id}`),
  },
  { name: 'Twitch', page: /^(?:www\.|m\.)?twitch\.tv\/videos\/(\d+)/, player: (id) => twitch(`video=${id}`) },
  { name: 'Twitch', page: /^(?:www\.|m\.)?twitch\.tv\/(\w+)\/?$/, player: (id) => twitch(`channel=${id}`) },
  {
    name: 'Vimeo',
    page: /^(?:www\.|player\.)?vimeo\.com\/(?:video\/)?(\d+)/,
    player: (id) => `https://player.vimeo.com/video/${id}?autoplay=1&dnt=1`,
  },
];

function youtube(id) {
  return `https://www.youtube-nocookie.com/embed/${id}${id.includes('?') ? '&' : '?'}autoplay=1&playsinline=1`;
}

function twitch(what) {
  return `https://player.twitch.tv/?${what}&parent=${location.hostname}&autoplay=true`;
}

/**
 * How a stream's address plays: `{ kind: 'frame', name, src }`, `{ kind: 'hls', name, src }`, or `{ kind: 'link', name, src }`
 * for any other web page. `null` where there is none, or it is no web address.
 */
export function streamOf(address) {
  if (!/^https?:\/\//i.test(address ?? '')) {
    return null;
  }
  const url = new URL(address);
  const place = url.host + url.pathname + url.search;
  for (const { name, page, player } of PLAYERS) {
    const found = place.match(page);
    if (found) {
      return { kind: 'frame', name, src: player(found[1]) };
    }
  }
  return { kind: url.pathname.endsWith('.m3u8') ? 'hls' : 'link', name: url.host, src: url.href };
}
