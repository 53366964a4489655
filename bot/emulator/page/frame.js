// The page's frame: finding its parts, short notes, a dialog, the two drawers. Knows no chats.

export const $ = (id) => document.getElementById(id);

export function fill(id, ...children) {
  $(id).replaceChildren(...children.filter(Boolean));
}

/** New children, unless they look like the old: what is replaced between press and release is never clicked. */
export function redraw(box, children) {
  const old = [...box.children];
  if (old.length === children.length && old.every((node, i) => node.isEqualNode(children[i]))) return;
  box.replaceChildren(...children);
}

/** A line that goes away by itself. */
export function toast(text) {
  $("toast").textContent = text;
  $("toast").classList.remove("seen");
  void $("toast").offsetWidth; // so that the animation starts again
  $("toast").classList.add("seen");
}

/** Words that stay until somebody taps OK. */
export function inform(title, text) {
  $("dialog-title").textContent = title;
  $("dialog-text").textContent = text;
  if (!$("dialog").open) $("dialog").showModal();
}

export function closeDrawers() {
  document.body.classList.remove("left-open", "right-open");
}

/** Whether the demo answers; while it does not, a line above all says so. */
export function setReached(reached) {
  document.body.classList.toggle("offline", !reached);
}
