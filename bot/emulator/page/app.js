// The page as a whole: joins the parts, draws what is known, follows events. Who acts how is in acts.js.

import { advance, leave, mentionOf, moveTour, pickGroup, pickPerson, pickTab, press, remove, tap, vote } from "./acts.js";
import { get, listen } from "./api.js";
import { drawComposer, edit, insert, reply, wireComposer } from "./composer.js";
import { $, closeDrawers, fill, inform, setReached } from "./frame.js";
import { failed, onDraw, redraw, refresh } from "./load.js";
import { MessageList } from "./messages.js";
import { Clock, membersWords, showGroups, showMembers, showPeople } from "./side.js";
import { isAdmin, mine, noteUnread, offered, personOf, setContext, state, waiting, zone } from "./state.js";
import { label, language, speakOther, t } from "./texts.js";
import { Tour } from "./tour.js";
import { avatar, el } from "./words.js";

const EVENTS = ["message", "edited", "deleted", "member", "join_request", "migrated", "poll", "reaction", "clock", "tour"];

const clock = new Clock($("clock"));
const list = new MessageList($("messages"), {
  reply, edit, remove, press, vote, tap: (kind, value) => (tap(kind, value) === null ? insert(value) : null),
});
const tour = new Tour(
  { box: $("tour"), step: $("tour-step"), text: $("tour-text"), bar: $("tour-bar"), input: $("input") },
  { look, point: (words) => setTimeout(() => list.pointAt(words), 150), over },
);

// --- drawing ---------------------------------------------------------------------------------------------------

function draw(now) {
  if (now) clock.set(now, zone());
  drawTop();
  drawSides();
  drawMessages();
  drawComposer(tour.playing);
}

function drawTop() {
  const chat = state.chats.find((one) => one.id === state.group);
  const me = personOf(state.me);
  fill("tab-group", el("b", "", chat?.title || t("no_group")), badge("group"));
  const bot = t("with_bot", { name: state.bot?.name || t("the_bot") });
  fill("tab-private", el("b", "", t("private_chat")), el("b", "", bot), badge("private"));
  for (const tab of ["group", "private"]) $(`tab-${tab}`).setAttribute("aria-selected", String(state.tab === tab));
  fill("open-left", me && avatar(me.id, me.name));
  fill("me-avatar", me && avatar(me.id, me.name));
}

function badge(tab) {
  return state.tab !== tab && waiting(state.me).has(tab) ? el("i", "dot") : null;
}

function drawSides() {
  const members = state.view?.members || [];
  const inside = members.filter((member) => member.is_member).length;
  showGroups($("groups"), state.chats, state.group, pickGroup);
  showPeople($("people"), offered(), state.me, (id) => waiting(id).size > 0, pickPerson);
  $("members-title").textContent = membersWords(inside);
  showMembers($("members"), members, state.standing, zone(), (member) => {
    closeDrawers();
    insert(mentionOf(member));
  });
  $("leave").hidden = !mine()?.is_member || mine().status === "creator";
}

function drawMessages() {
  const alone = state.tab === "private";
  const look = {
    me: state.me,
    zone: zone(),
    language: language(),
    writes: alone || Boolean(mine()?.is_member),
    deletes: alone || isAdmin(mine()),
  };
  const messages = (alone ? state.alone : state.view)?.messages || [];
  list.show(`${state.tab} ${state.me} ${alone ? "" : state.group}`, messages, look);
  const nothing = t(mine()?.is_member ? "nothing_said" : "outside");
  $("messages").classList.toggle("empty", !messages.length);
  $("messages").dataset.empty = alone ? t("nothing_alone") : nothing;
  showDown();
}

function showDown() {
  $("down").hidden = list.atEnd();
}

// --- the tour --------------------------------------------------------------------------------------------------

/** A scene says as whom, and at what, to look. */
function look(scene) {
  const { person: me, group, tab } = scene;
  if (state.me === me && state.group === group && state.tab === tab) return redraw();
  Object.assign(state, { me, group, tab });
  waiting(me).delete(tab);
  setContext(null, null);
  return refresh();
}

function over() {
  redraw();
  inform(t("yours"), t("yours_long"));
}

// --- its language ----------------------------------------------------------------------------------------------

function otherLanguage() {
  speakOther();
  clock.draw();
  tour.caption();
  redraw();
}

// --- events ----------------------------------------------------------------------------------------------------

function onEvent(kind, event) {
  if (kind === "tour") return tour.show(event);
  if (kind === "migrated" && event.chat === state.group) state.group = event.to;
  if (kind === "message") noteUnread(event);
  return refresh();
}

function wire() {
  $("tab-group").addEventListener("click", () => pickTab("group"));
  $("tab-private").addEventListener("click", () => pickTab("private"));
  $("open-left").addEventListener("click", () => document.body.classList.add("left-open"));
  $("open-right").addEventListener("click", () => document.body.classList.add("right-open"));
  $("shade").addEventListener("click", closeDrawers);
  $("moves").addEventListener("click", ({ target }) => target.dataset.move && advance(target));
  $("leave").addEventListener("click", leave);
  $("skip").addEventListener("click", () => moveTour("skip"));
  $("messages").addEventListener("scroll", showDown, { passive: true });
  $("down").addEventListener("click", () => list.toEnd());
  $("language").addEventListener("click", otherLanguage);
  wireComposer();
}

async function start() {
  label();
  wire();
  onDraw(draw);
  const about = await get("/page");
  Object.assign(state, { cast: about.cast, zones: about.zones });
  tour.show(about.tour); // before any event, which knows more
  listen(EVENTS, onEvent, (open) => (open ? refresh() : setReached(false)));
  await refresh();
  if (about.tour.state === "ready") await moveTour("start");
  setInterval(refresh, 30_000);
}

start().catch(failed);
