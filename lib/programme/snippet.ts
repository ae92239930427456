const attribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * The code another site pastes: a frame, and a script that gives it the height the programme tells
 * (`public/embed.js`). `siteUrl` has no slash at its end, `path` is the frame's. Old sites may hold
 * several frames, and code that knows no arrows.
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
