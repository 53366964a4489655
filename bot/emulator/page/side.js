// The two sides: groups and people to be, members with their standing, time. Calls nobody; taps go to callbacks.

import { redraw } from "./frame.js";
import { t } from "./texts.js";
import { avatar, el, moment, zoneName } from "./words.js";

const ORDER = { creator: 0, administrator: 1, member: 2, restricted: 3, left: 4, kicked: 5 };
const ENDING = ["muted", "restricted", "banned"];

/** How many there are. */
export const membersWords = (count) => t(count === 1 ? "one_member" : "many_members", { count });

export function showGroups(box, groups, chosen, onPick) {
  redraw(box, groups.map((group) => {
    const mark = el("span", "avatar square", [...group.title][0] || "?");
    mark.style.setProperty("--colour", "#3f5b57");
    const button = el("button", "pick", mark, el("span", "who", el("b", "", group.title), el("small", "", membersWords(group.members))));
    button.type = "button";
    button.dataset.group = group.id;
    button.setAttribute("aria-pressed", String(group.id === chosen));
    button.addEventListener("click", () => onPick(group.id));
    return button;
  }));
}

/** People with the part they play; `unread(id)` says whether something waits that only they can see. */
export function showPeople(box, people, chosen, unread, onPick) {
  redraw(box, people.map((person) => {
    const button = el("button", "pick", avatar(person.id, person.name),
      el("span", "who", el("b", "", person.name), el("small", "", person.role)),
      unread(person.id) ? el("i", "dot") : null);
    button.type = "button";
    button.title = unread(person.id) ? t("something_new") : "";
    button.dataset.person = person.id;
    button.setAttribute("aria-pressed", String(person.id === chosen));
    button.addEventListener("click", () => onPick(person.id));
    return button;
  }));
}

/** What a member is in the group, as a key of the texts. */
export function standingOf(member) {
  switch (member.status) {
    case "creator": return "owner";
    case "administrator": return member.is_bot ? "admin_bot" : "admin";
    case "kicked": return "banned";
    case "left": return "absent";
    case "restricted":
      if (!member.is_member) return "absent";
      return member.permissions.can_send_messages ? "restricted" : "muted";
    default: return "member";
  }
}

/** The same in words, with its end: "owner", "muted until Wed 7 Jan, 11:00", … */
export function standingWords(member, zone) {
  const standing = standingOf(member);
  if (!member.until_date || !ENDING.includes(standing)) return t(standing);
  return t(`${standing}_until`, { until: moment(new Date(member.until_date * 1000), "short", zone) });
}

export function showMembers(box, members, standing, zone, onPick) {
  const sorted = [...members].sort((a, b) => ORDER[a.status] - ORDER[b.status] || a.id - b.id);
  redraw(box, sorted.map((member) => {
    const { strikes, limit, score } = standing[member.id] || {};
    const marks = el("span", "marks");
    if (strikes !== undefined && strikes > 0) {
      const mark = el("span", "strikes", t("strikes_short", { strikes, limit }));
      mark.title = t("strikes_long", { strikes, limit });
      mark.dataset.left = String(Math.max(limit - strikes, 0));
      marks.append(mark);
    }
    if (score !== undefined) marks.append(el("span", "score", String(score)));
    const words = el("small", "", standingWords(member, zone));
    if (member.tag) words.append(` · ${member.tag}`);
    const button = el("button", "member", avatar(member.id, member.name, member.is_bot),
      el("span", "who", el("b", "", member.name), words), marks);
    button.type = "button";
    button.dataset.status = member.status;
    button.dataset.person = member.id;
    button.title = t("mention");
    button.addEventListener("click", () => onPick(member));
    return el("li", "", button);
  }));
}

/** The emulator's time, running on by itself between two answers. */
export class Clock {
  constructor(box) {
    this.box = box;
    this.base = 0;
    this.zone = "UTC";
    setInterval(() => this.draw(), 1000);
  }

  set(now, zone) {
    this.base = new Date(now).getTime() - performance.now();
    this.zone = zone;
    this.draw();
  }

  draw() {
    if (!this.base) return;
    const now = new Date(this.base + performance.now());
    this.box.querySelector("b").textContent = moment(now, "time", this.zone);
    this.box.querySelector("span").textContent = t("day_and_zone", {
      day: moment(now, "day", this.zone),
      zone: zoneName(this.zone),
    });
  }
}
