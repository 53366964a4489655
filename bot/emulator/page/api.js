// Calls of the emulator's JSON contract. Knows no page.

export class Refused extends Error {}
export class Unreachable extends Error {}

/** One call; the answer as an object. Throws Refused with the emulator's words, Unreachable where there is none. */
export async function ask(method, path, body) {
  const sent = { method, headers: { "Content-Type": "application/json" } };
  if (body !== undefined) sent.body = JSON.stringify(body);
  const answer = await fetch(`/emulator${path}`, sent).catch(() => {
    throw new Unreachable();
  });
  const found = await answer.json();
  if (!answer.ok) throw new Refused(found.error || found.description || "");
  return found;
}

export const get = (path) => ask("GET", path);
export const post = (path, body) => ask("POST", path, body);

const PAUSE = 1500;

/** Server-sent events for as long as the page is open. The browser reconnects by itself, unless it gave up. */
export function listen(kinds, onEvent, onState) {
  const source = new EventSource("/emulator/events");
  for (const kind of kinds) {
    source.addEventListener(kind, (event) => onEvent(kind, JSON.parse(event.data)));
  }
  source.addEventListener("open", () => onState(true));
  source.addEventListener("error", () => {
    onState(false);
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(kinds, onEvent, onState), PAUSE);
  });
}
