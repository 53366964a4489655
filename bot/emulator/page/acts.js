// What the visitor does, in the name of who they are. Each act ends with a look at what came of it.

import { ask, post } from "./api.js";
import { $, closeDrawers, inform, toast } from "./frame.js";
import { failed, redraw, refresh } from "./load.js";
import { lastOfOthers, personOf, place, setContext, state, waiting } from "./state.js";
import { t } from "./texts.js";

/** Do it; a refusal is shown in its own words, and null is the answer. */
async function attempt(act) {
  try {
    return await act();
  } catch (error) {
    failed(error);
    return null;
  } finally {
    refresh();
  }
}

// --- where to look ---------------------------------------------------------------------------------------------

export function pickPerson(id) {
  state.me = id;
  waiting(id).delete(state.tab);
  setContext(null, null);
  closeDrawers();
  return refresh();
}

export function pickGroup(id) {
  Object.assign(state, { group: id, me: 0, tab: "group", view: null });
  setContext(null, null);
  closeDrawers();
  return refresh();
}

export function pickTab(tab) {
  state.tab = tab;
  waiting(state.me).delete(tab);
  setContext(null, null);
  redraw();
  return refresh();
}

// --- messages --------------------------------------------------------------------------------------------------

export function say(text, more = {}) {
  if (state.tab === "private") return sayAlone(text, more);
  return attempt(() => post(`/chats/${state.group}/messages`, { person: state.me, text, ...more }));
}

export function sayAlone(text, more = {}) {
  return attempt(() => post("/private", { person: state.me, text, ...more }));
}

/** What was typed: a new message, an answer, or new words for an old one. */
export function submit(text) {
  const { editing, answering } = state;
  setContext(null, null);
  if (!editing) return say(text, answering ? { reply_to: answering.id } : {});
  return attempt(() => ask("PATCH", `/chats/${place()}/messages/${editing.id}`, { person: state.me, text }));
}

/** A suggested message; some make sense as an answer only. */
export function suggest(line) {
  const target = state.answering || (line.reply ? lastOfOthers() : null);
  if (line.reply && !target) return toast(t("others_first"));
  const more = line.forward ? { forward_from_channel: line.forward } : {};
  if (target) more.reply_to = target.id;
  setContext(null, null);
  return say(line.text, more);
}

export function remove(message) {
  return attempt(() => ask("DELETE", `/chats/${place()}/messages/${message.id}`, { person: state.me }));
}

export function vote(message, option) {
  return attempt(() => post(`/chats/${place()}/messages/${message.id}/vote`, { person: state.me, options: [option] }));
}

// --- buttons and links -----------------------------------------------------------------------------------------

export async function press(message, button) {
  if (button.url) return follow(button.url);
  const path = `/chats/${place()}/messages/${message.id}/press`;
  const answer = await attempt(() => post(path, { person: state.me, button: button.data ?? button.text }));
  if (!answer) return null;
  if (!answer.answered) toast(t("no_answer"));
  else if (answer.alert) inform(state.bot.name, answer.text);
  else if (answer.text) toast(answer.text);
  return answer.url ? follow(answer.url) : null;
}

/** A link to our bot presses Start there; no other address is opened. */
function follow(url) {
  const found = /^(?:https?:\/\/)?t\.me\/(\w+)\/?\?(.*)$/.exec(url);
  if (!found || found[1].toLowerCase() !== state.bot?.username.toLowerCase()) {
    return inform(t("no_links"), url);
  }
  const wanted = new URLSearchParams(found[2]);
  if (!wanted.has("start")) return inform(t("telegram_opens"), t("own_groups"));
  pickTab("private");
  return sayAlone(`/start ${wanted.get("start")}`.trim());
}

/** A tap on a part of a text; gives words to put into the message where that is what it is for. */
export function tap(kind, value) {
  if (kind === "bot_command") return say(value);
  if (kind === "url" || kind === "text_link") return follow(value);
  return null;
}

/** How a message calls a member. */
export function mentionOf(member) {
  const username = personOf(member.id)?.username;
  return username ? `@${username}` : String(member.id);
}

// --- coming, going, time ---------------------------------------------------------------------------------------

export async function join() {
  const answer = await attempt(() => post(`/chats/${state.group}/join`, { person: state.me }));
  if (answer?.status === "banned") toast(t("let_not_in"));
  if (answer?.status === "requested") toast(t("asked_to_join"));
}

export function leave() {
  closeDrawers();
  return attempt(() => post(`/chats/${state.group}/leave`, { person: state.me }));
}

/** Moves time; the clock walks through all that is due, which may take a moment. */
export async function advance(button) {
  const all = [...$("moves").children];
  all.forEach((one) => { one.disabled = true; });
  button.classList.add("busy");
  await attempt(() => post("/clock", { advance: button.dataset.move }));
  button.classList.remove("busy");
  all.forEach((one) => { one.disabled = false; });
}

export const moveTour = (action) => attempt(() => post("/page/tour", { action }));
