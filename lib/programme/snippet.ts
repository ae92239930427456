const attribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * The code that another site pastes: a frame, and a script that gives it the height that the
 * programme reports (`public/embed.js`). `siteUrl` has no final slash, `path` is that of the frame.
 * A page may hold several frames, and the script uses no arrow functions, because some old sites do
 * not accept them.
 */
export function snippetOf(siteUrl: string, path: string, title: string): string {
  const origin = new URL(siteUrl).origin;
  return `<iframe src="${attribute(siteUrl + path)}" title="${attribute(title)}" loading="lazy" style="width:100%;height:800px;border:0"></iframe>
<script>
addEventListener("message", function (event) {
  if (event.origin !== ${JSON.stringify(origin)} || !event.data || event.data.type !== "lanterne-height") return;
  document.querySelectorAll("iframe").forEach(function (frame) {
    if (frame.contentWindow === event.source) frame.style.height = event.data.height + "px";
  });
});
</script>`;
}
