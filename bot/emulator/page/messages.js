// The list of messages: made from what the emulator says, changed in place. Calls nobody; taps go to `on`.

import { t } from "./texts.js";
import { avatar, colourOf, el, formatted, moment } from "./words.js";

const TOGETHER = 5 * 60 * 1000;
const MEDIA = [
  "photo", "video", "animation", "sticker", "document", "voice", "audio", "video_note", "contact", "location", "dice",
];

/** Shows messages in `box`; `on` = {reply, edit, remove, press, tap, vote}. */
export class MessageList {
  constructor(box, on) {
    this.box = box;
    this.on = on;
    this.known = new Map();
    this.place = "";
    this.stays = true; // at the end, so that what comes is in view
    box.addEventListener("scroll", () => { this.stays = this.atEnd(); }, { passive: true });
    new ResizeObserver(() => this.stays && this.toEnd()).observe(box);
  }

  /** `place` names what is looked at: another place is drawn anew, the same one is changed in place. */
  show(place, messages, look) {
    const fresh = place !== this.place;
    if (fresh) this.clear();
    this.place = place;
    this.look = look;
    this.byId = new Map(messages.map((message) => [message.id, message]));
    this.forget(new Set(messages.map((message) => message.id)));
    let previous = null;
    let above = null;
    for (const message of messages) {
      const item = this.item(message, previous, fresh);
      let next = above ? above.nextElementSibling : this.box.firstElementChild;
      while (next && next.classList.contains("leaving")) next = next.nextElementSibling;
      if (item !== next) this.box.insertBefore(item, next);
      above = item;
      previous = message;
    }
    const last = messages.at(-1);
    if (fresh || this.stays || (last && last.from.id === look.me && last.id !== this.last)) this.toEnd();
    this.last = last && last.id;
  }

  atEnd() {
    return this.box.scrollHeight - this.box.scrollTop - this.box.clientHeight < 80;
  }

  toEnd() {
    this.box.scrollTop = this.box.scrollHeight;
    this.stays = true;
  }

  clear() {
    this.known.clear();
    this.box.replaceChildren();
  }

  /** What is gone fades away. */
  forget(alive) {
    for (const [id, { item }] of this.known) {
      if (alive.has(id)) continue;
      this.known.delete(id);
      item.classList.add("leaving");
      setTimeout(() => item.remove(), 700);
    }
  }

  item(message, previous, fresh) {
    const { zone } = this.look;
    const day = moment(new Date(message.date), "day", zone);
    const newDay = !previous || moment(new Date(previous.date), "day", zone) !== day;
    const together = !newDay && follows(message, previous);
    const reply = this.byId.get(message.reply_to);
    const key = JSON.stringify([message, newDay, together, reply && [reply.from.name, wordsOf(reply)], this.look]);
    const known = this.known.get(message.id);
    if (known && known.key === key) return known.item;
    const item = el("div", "item", newDay ? el("div", "day", el("span", "", day)) : null);
    item.append(message.service ? el("p", "service", serviceWords(message)) : this.row(message, together));
    item.dataset.id = message.id;
    if (!fresh && !known) item.classList.add("coming");
    if (known) known.item.replaceWith(item);
    this.known.set(message.id, { key, item });
    return item;
  }

  row(message, together) {
    const mine = message.from.id === this.look.me;
    const row = el("article", "row");
    row.classList.toggle("mine", mine);
    row.classList.toggle("together", together);
    row.classList.toggle("whisper", message.ephemeral);
    if (!mine) row.append(together ? el("span", "avatar none") : avatar(message.from.id, message.from.name, message.from.is_bot));
    const column = el("div", "column", this.bubble(message, mine, together));
    if (message.buttons.length) column.append(this.buttons(message));
    row.append(column, this.tools(message, mine));
    return row;
  }

  bubble(message, mine, together) {
    const bubble = el("div", "bubble");
    if (message.ephemeral) bubble.append(el("div", "eye", t(mine ? "only_bot" : "only_you")));
    if (!mine && !together) bubble.append(author(message.from));
    if (message.forwarded) bubble.append(el("div", "forwarded", t("forwarded", { name: originOf(message.forwarded) })));
    if (message.reply_to !== null) bubble.append(this.quote(message.reply_to));
    const media = this.media(message);
    if (media) bubble.append(media);
    const words = el("div", "words");
    words.append(formatted(message.text || message.caption, message.entities, (...tapped) => this.on.tap(...tapped)));
    const time = moment(new Date(message.date), "time", this.look.zone);
    words.append(el("span", "meta", message.edited ? t("edited", { time }) : time));
    bubble.append(words);
    if (message.reactions) bubble.append(el("div", "reactions", message.reactions.map((one) => one.emoji || "★").join(" ")));
    bubble.addEventListener("click", () => {
      if (String(getSelection())) return;
      this.on.reply(message);
    });
    return bubble;
  }

  quote(id) {
    const target = this.byId.get(id);
    const quote = el("button", "quote", el("b", "", target ? target.from.name : t("message")),
      el("span", "", target ? wordsOf(target) : t("gone")));
    quote.type = "button";
    if (target) quote.style.setProperty("--colour", target.from.is_bot ? "#1f7a6d" : colourOf(target.from.id));
    quote.addEventListener("click", (event) => {
      event.stopPropagation();
      this.known.get(id)?.item.scrollIntoView({ block: "center", behavior: "smooth" });
    });
    return quote;
  }

  media(message) {
    const { poll } = message.media;
    if (poll) {
      const options = poll.options.map((option, number) => {
        const button = el("button", "option", el("span", "", option.text), el("b", "", String(option.voter_count)));
        button.type = "button";
        button.addEventListener("click", (event) => {
          event.stopPropagation();
          this.on.vote(message, number);
        });
        return button;
      });
      return el("div", "poll", el("strong", "", poll.question), ...options);
    }
    const kind = kindOf(message);
    return kind ? el("div", "media", t(kind)) : null;
  }

  buttons(message) {
    const rows = message.buttons.map((row) => {
      const made = row.map((button) => {
        const node = el("button", button.url ? "inline url" : "inline", button.text);
        node.type = "button";
        node.addEventListener("click", async () => {
          node.classList.add("busy");
          node.disabled = true;
          try {
            await this.on.press(message, button);
          } finally {
            node.classList.remove("busy");
            node.disabled = false;
          }
        });
        return node;
      });
      return el("div", "inline-row", ...made);
    });
    return el("div", "inline-rows", ...rows);
  }

  tools(message, mine) {
    const tools = el("div", "tools");
    const add = (label, action) => {
      const button = el("button", "", label);
      button.type = "button";
      button.addEventListener("click", () => action(message));
      tools.append(button);
    };
    if (message.ephemeral) return tools;
    if (this.look.writes) add(t("reply"), this.on.reply);
    if (mine && this.look.writes && message.text) add(t("edit"), this.on.edit);
    if (mine || this.look.deletes) add(t("delete"), this.on.remove);
    return tools;
  }

  /** The newest button with this label beats for a moment, as if a finger came near. */
  pointAt(label) {
    const found = [...this.box.querySelectorAll(".inline")].filter((node) => node.textContent === label).at(-1);
    if (!found) return;
    found.scrollIntoView({ block: "nearest" });
    found.classList.add("pointed");
    setTimeout(() => found.classList.remove("pointed"), 2500);
  }
}

function follows(message, previous) {
  if (!previous || previous.service || message.service || previous.ephemeral !== message.ephemeral) return false;
  const gap = new Date(message.date) - new Date(previous.date);
  return previous.from.id === message.from.id && gap < TOGETHER;
}

function author(from) {
  const name = el("div", "author", el("span", "name", from.name), from.is_bot ? el("span", "badge", t("bot")) : null);
  name.style.setProperty("--colour", from.is_bot ? "#1f7a6d" : colourOf(from.id));
  return name;
}

const kindOf = (message) => MEDIA.find((name) => name in message.media);

/** One line for quotes and the like. */
export function wordsOf(message) {
  return message.text || message.caption || t(kindOf(message) || (message.media.poll ? "poll" : "message"));
}

function originOf(origin) {
  return origin.chat?.title || origin.sender_chat?.title || origin.sender_user?.first_name || origin.sender_user_name || t("elsewhere");
}

function fullName(user) {
  return [user.first_name, user.last_name].filter(Boolean).join(" ");
}

function serviceWords({ service, from }) {
  const { name } = from;
  if (service.new_chat_members) {
    const names = service.new_chat_members.map(fullName).join(t("between_names"));
    const alone = service.new_chat_members.length === 1 && service.new_chat_members[0].id === from.id;
    return alone ? t("came", { names }) : t("added", { name, names });
  }
  if (service.left_chat_member) {
    const gone = fullName(service.left_chat_member);
    return service.left_chat_member.id === from.id ? t("went", { name: gone }) : t("removed", { name, gone });
  }
  if (service.supergroup_chat_created || service.group_chat_created) return t("founded", { name });
  if (service.pinned_message) return t("pinned", { name });
  if (service.new_chat_title) return t("renamed", { name, title: service.new_chat_title });
  return t("changed", { name });
}
