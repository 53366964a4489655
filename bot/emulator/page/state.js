// What the page knows, and what follows from it: who can be played, what stands in their way. Fetches and shows nothing.

import { standingOf } from "./side.js";
import { t } from "./texts.js";

const RANK = { owner: 0, member: 1, newcomer: 2, advertiser: 3 };

/** `me` looks at `group` or, where `tab` is "private", at the chat with the bot; 0 = nobody or nothing yet. */
export const state = {
  me: 0, group: 0, tab: "group", people: [], chats: [], bot: null, cast: [], zones: {}, answering: null, editing: null,
  view: null, alone: null, standing: {}, unread: new Map(),
};

export const zone = () => state.zones[state.group] || "UTC";
export const cardOf = (id) => state.cast.find((card) => card.id === id);
export const personOf = (id) => state.people.find((person) => person.id === id);
export const mine = () => state.view?.members.find((member) => member.id === state.me);
export const isAdmin = (member) => ["creator", "administrator"].includes(member?.status);

/** The chat that is looked at, by the id that messages are called by. */
export const place = () => (state.tab === "group" ? state.group : state.me);

/** Who can be played here: the group's people with their part, and who was seen in it. */
export function offered() {
  const here = new Map((state.view?.members || []).map((member) => [member.id, member]));
  const found = state.people.filter((person) => here.has(person.id) || cardOf(person.id)?.groups.includes(state.group));
  const rank = (person) => RANK[cardOf(person.id)?.role] ?? (here.get(person.id)?.status === "creator" ? 0 : 1);
  return found
    .map((person) => ({ ...person, role: roleOf(person.id, here.get(person.id)) }))
    .sort((a, b) => rank(a) - rank(b));
}

function roleOf(id, member) {
  const role = cardOf(id)?.role;
  const standing = member ? standingOf(member) : "not_yet";
  if (!role || role === standing) return t(standing);
  return t("role_and_standing", { role: t(role), standing: t(standing) });
}

/** The newest message of a member who is no admin: what a warning would answer. */
export function lastOfOthers() {
  const members = new Map(state.view.members.map((member) => [member.id, member]));
  return state.view.messages.findLast((message) => !message.service && !message.ephemeral && !message.from.is_bot
    && members.has(message.from.id) && !isAdmin(members.get(message.from.id)));
}

/** What the next message answers, or which one it replaces. */
export function setContext(answering, editing) {
  state.answering = answering?.ephemeral ? null : answering;
  state.editing = editing;
}

// --- what waits for whom ---------------------------------------------------------------------------------------

/** The tabs in which something waits that only this person can see. */
export function waiting(id) {
  if (!state.unread.has(id)) state.unread.set(id, new Set());
  return state.unread.get(id);
}

/** A message came: does it wait for one person alone? */
export function noteUnread({ chat, message }) {
  if (!message?.from.is_bot) return;
  const [id, tab] = chat > 0 ? [chat, "private"] : [message.receiver, "group"];
  if (!id || (chat < 0 && chat !== state.group)) return;
  if (id !== state.me || tab !== state.tab) waiting(id).add(tab);
}
