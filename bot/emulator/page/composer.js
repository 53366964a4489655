// The lower edge: what to write, suggestions, what it answers, and what stands there for who may not write.

import { join, sayAlone, submit, suggest } from "./acts.js";
import { $, redraw } from "./frame.js";
import { wordsOf } from "./messages.js";
import { standingWords } from "./side.js";
import { cardOf, isAdmin, mine, personOf, setContext, state, zone } from "./state.js";
import { t } from "./texts.js";
import { el } from "./words.js";

const DEFAULTS = {
  group: [{ text: "/rules" }, { text: "/warns" }, { text: "/help" }],
  private: [{ text: "/help" }, { text: "/warns" }],
};

/** `touring`: the tour types here, the visitor cannot. */
export function drawComposer(touring) {
  const gate = gateOf();
  if (gate) setContext(null, null);
  $("gate").hidden = !gate;
  $("form").hidden = Boolean(gate);
  $("chips").hidden = Boolean(gate) || touring;
  $("input").readOnly = touring;
  $("input").placeholder = touring ? "" : t("write_as", { name: personOf(state.me)?.name || "" });
  if (gate) drawGate(gate);
  drawChips();
  drawContext();
}

function drawGate({ text, label, act }) {
  $("gate-text").textContent = text;
  $("gate-button").textContent = label || "";
  $("gate-button").hidden = !label;
  $("gate-button").onclick = act;
}

/** What stands in the way of writing, if anything: {text, label, act}. */
function gateOf() {
  if (!state.me || !state.view) return { text: "" };
  if (state.tab === "private") {
    return state.alone?.started ? null : { text: "", label: t("start"), act: () => sayAlone("/start") };
  }
  const standing = mine();
  const words = standing && t("you_stand", { standing: standingWords(standing, zone()) });
  if (standing?.status === "kicked") return { text: words, label: t("try_to_join"), act: join };
  if (!standing?.is_member) return { text: t("not_inside"), label: t("join"), act: join };
  const muted = standing.status === "restricted" && !standing.permissions.can_send_messages;
  return muted && !isAdmin(standing) ? { text: words } : null;
}

function drawChips() {
  const key = state.tab === "group" ? String(state.group) : "private";
  const lines = cardOf(state.me)?.says[key] || DEFAULTS[state.tab];
  redraw($("chips"), lines.map((line) => {
    const words = line.forward ? t("forward", { text: line.text }) : line.text;
    const chip = el("button", line.reply ? "chip answer" : "chip", words);
    chip.type = "button";
    chip.title = t(line.reply ? "as_reply" : "send_this");
    chip.addEventListener("click", () => suggest(line));
    return chip;
  }));
}

// --- what it answers -------------------------------------------------------------------------------------------

function drawContext() {
  const target = state.answering || state.editing;
  $("context").hidden = !target;
  if (!target) return;
  $("context-title").textContent = state.editing ? t("editing") : t("replying", { name: target.from.name });
  $("context-text").textContent = wordsOf(target);
}

export function reply(message) {
  if ($("form").hidden || $("input").readOnly) return;
  setContext(message, null);
  drawContext();
  $("input").focus();
}

export function edit(message) {
  setContext(null, message);
  drawContext();
  $("input").value = message.text;
  grow();
  $("input").focus();
}

function dropContext() {
  if (state.editing) $("input").value = "";
  setContext(null, null);
  drawContext();
}

// --- typing ----------------------------------------------------------------------------------------------------

/** Put words behind those that stand there. */
export function insert(words) {
  const input = $("input");
  if ($("form").hidden || input.readOnly) return;
  const space = input.value && !/\s$/.test(input.value) ? " " : "";
  input.value += `${space}${words} `;
  grow();
  input.focus();
}

function grow() {
  const input = $("input");
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight, 140)}px`;
}

function send() {
  const text = $("input").value.trim();
  if (!text || $("input").readOnly) return;
  $("input").value = "";
  grow();
  submit(text);
  drawContext();
}

export function wireComposer() {
  $("context-close").addEventListener("click", dropContext);
  $("form").addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  $("input").addEventListener("input", grow);
  $("input").addEventListener("keydown", (event) => {
    if (event.key === "Escape") dropContext();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
}
