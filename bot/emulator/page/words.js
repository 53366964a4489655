// Names, colours, instants and formatted texts as DOM nodes. Everything goes in as text, never as HTML.

import { language } from "./texts.js";

const COLOURS = ["#b3462e", "#2f6f3e", "#7a4fa3", "#1d6fa5", "#b0603a", "#a33a6b", "#4b5fb0", "#6d6a1f"];

/** An element with a class and children; strings become text. */
export function el(tag, name = "", ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export function colourOf(id) {
  return COLOURS[Math.abs(id) % COLOURS.length];
}

export function avatar(id, name, isBot = false) {
  const made = el("span", "avatar");
  made.style.setProperty("--colour", isBot ? "#1f7a6d" : colourOf(id));
  if (isBot) {
    const image = el("img");
    image.src = "/page/icon.svg";
    image.alt = "";
    made.append(image);
    return made;
  }
  const words = name.trim().split(/\s+/u);
  const letters = words.slice(0, 2).map((word) => [...word][0] || "");
  made.append(/\p{Script=Han}/u.test(name) ? [...name][0] : letters.join("").toUpperCase() || "?");
  return made;
}

// --- instants --------------------------------------------------------------------------------------------------

const LOCALES = { en: "en-GB", zh: "zh-CN" };
const STYLES = {
  time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  day: { weekday: "long", day: "numeric", month: "long" },
  zone: { timeZoneName: "long" },
  short: { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
};
const formats = new Map();

/** An instant (Date) in a zone: "time" 10:21, "day" Monday 5 January, "short" Mon 5 Jan, 10:21; 1月5日星期一. */
export function moment(date, style, zone) {
  return format(style, zone).format(date);
}

/** A zone as people call it: Asia/Shanghai, 中国标准时间. */
export function zoneName(zone) {
  if (language() === "en") return zone;
  return format("zone", zone).formatToParts().find((part) => part.type === "timeZoneName").value;
}

function format(style, zone) {
  const key = `${language()} ${style} ${zone}`;
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(LOCALES[language()], { ...STYLES[style], timeZone: zone }));
  }
  return formats.get(key);
}

// --- formatted texts -------------------------------------------------------------------------------------------

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote", spoiler: "span",
};
const ACTIVE = ["url", "text_link", "mention", "text_mention", "bot_command", "email", "phone_number", "hashtag"];

/** A text with Telegram's entities (offsets count UTF-16 units, as here); `onTap(kind, value)` for active parts. */
export function formatted(text, entities, onTap) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const made = document.createDocumentFragment();
  fill(made, text, 0, text.length, sorted, onTap);
  return made;
}

function fill(parent, text, from, to, entities, onTap) {
  let at = from;
  let rest = entities;
  while (rest.length) {
    const [first, ...others] = rest;
    const start = Math.max(first.offset, at);
    const end = Math.min(first.offset + first.length, to);
    if (start >= end) {
      rest = others;
      continue;
    }
    parent.append(text.slice(at, start));
    const inside = others.filter((one) => one.offset < end);
    const node = nodeOf(first, text.slice(start, end), onTap);
    fill(node, text, start, end, inside, onTap);
    parent.append(node);
    at = end;
    rest = others.filter((one) => one.offset + one.length > end);
  }
  parent.append(text.slice(at, to));
}

function nodeOf(entity, shown, onTap) {
  if (!ACTIVE.includes(entity.type)) return el(TAGS[entity.type] || "span", `entity ${entity.type}`);
  const node = el("a", "link");
  node.href = "#";
  node.addEventListener("click", (event) => {
    event.preventDefault();
    event.stopPropagation();
    onTap(entity.type, entity.url || shown);
  });
  return node;
}
