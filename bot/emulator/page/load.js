// Fetches what is looked at and has it drawn. Decides nothing.

import { Refused, Unreachable, get } from "./api.js";
import { setReached, toast } from "./frame.js";
import { offered, state } from "./state.js";
import { language, t } from "./texts.js";

const NEWEST = 200;
const PAUSE = 1500;
let draw = () => {};
let loading = null;
let again = false;

/** `drawer(now)` shows the state; `now` is the emulator's instant where it was just heard. */
export function onDraw(drawer) {
  draw = drawer;
}

export const redraw = () => draw(null);

/** Fetch and show; calls that come while one is under way are answered by one more. */
export function refresh() {
  if (loading) {
    again = true;
    return loading;
  }
  loading = load().catch(retry).finally(() => {
    loading = null;
    if (!again) return;
    again = false;
    refresh();
  });
  return loading;
}

function retry(error) {
  if (error instanceof Unreachable) setTimeout(refresh, PAUSE);
  failed(error);
}

/** What went wrong, for who looks at the page; mistakes of the page itself go on. */
export function failed(error) {
  if (error instanceof Unreachable) setReached(false);
  else if (error instanceof Refused) toast(refusal(error.message));
  else throw error;
}

function refusal(said) {
  if (!said) return t("failed");
  return t("refused", { reason: said.charAt(0).toUpperCase() + said.slice(1) });
}

/** A group whose title is in the language of the page. */
function ofLanguage() {
  return state.chats.find((chat) => /\p{Script=Han}/u.test(chat.title) === (language() === "zh"));
}

async function load() {
  const world = await get("");
  state.chats = world.chats.filter((chat) => chat.type !== "channel");
  state.bot = world.bots[0] || null;
  state.people = world.people;
  if (!state.chats.some((chat) => chat.id === state.group)) state.group = (ofLanguage() || state.chats[0])?.id || 0;
  const { me, group } = state;
  const [view, alone, standing] = await Promise.all([
    group ? get(`/chats/${group}?limit=${NEWEST}${me ? `&as=${me}` : ""}`) : null,
    me && state.bot ? get(`/private/${me}`) : null,
    group ? get(`/page/standing/${group}`) : null,
  ]);
  if (me !== state.me || group !== state.group) {
    again = true;
    return;
  }
  Object.assign(state, { view, alone, standing: standing ? standing.members : {} });
  if (!me && offered().length) {
    state.me = offered()[0].id; // what they see is fetched by the next round
    again = true;
    return;
  }
  setReached(true);
  draw(world.now);
}
