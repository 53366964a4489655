// The two sides: groups and people to be, members with their standing, time. Calls nobody; taps go to callbacks.

import { avatar, el, moment } from "./words.js";

const ORDER = { creator: 0, administrator: 1, member: 2, restricted: 3, left: 4, kicked: 5 };

export function showGroups(box, groups, chosen, onPick) {
  box.replaceChildren(...groups.map((group) => {
    const count = group.members === 1 ? "1 member" : `${group.members} members`;
    const mark = el("span", "avatar square", [...group.title][0] || "?");
    mark.style.setProperty("--colour", "#3f5b57");
    const button = el("button", "pick", mark, el("span", "who", el("b", "", group.title), el("small", "", count)));
    button.type = "button";
    button.setAttribute("aria-pressed", String(group.id === chosen));
    button.addEventListener("click", () => onPick(group.id));
    return button;
  }));
}

/** People with the part they play; `unread(id)` says whether something waits that only they can see. */
export function showPeople(box, people, chosen, unread, onPick) {
  box.replaceChildren(...people.map((person) => {
    const button = el("button", "pick", avatar(person.id, person.name),
      el("span", "who", el("b", "", person.name), el("small", "", person.role)),
      unread(person.id) ? el("i", "dot") : null);
    button.type = "button";
    button.title = unread(person.id) ? "Something new that only they can see" : "";
    button.dataset.person = person.id;
    button.setAttribute("aria-pressed", String(person.id === chosen));
    button.addEventListener("click", () => onPick(person.id));
    return button;
  }));
}

/** Status in words: "owner", "muted until Wed 7 Jan, 11:00", … */
export function statusWords(member, zone) {
  const until = member.until_date ? ` until ${moment(new Date(member.until_date * 1000), "short", zone)}` : "";
  switch (member.status) {
    case "creator": return "owner";
    case "administrator": return member.is_bot ? "admin, bot" : "admin";
    case "kicked": return `banned${until}`;
    case "left": return "not here";
    case "restricted":
      if (!member.is_member) return "not here";
      return member.permissions.can_send_messages ? `restricted${until}` : `muted${until}`;
    default: return "member";
  }
}

export function showMembers(box, members, standing, zone, onPick) {
  const sorted = [...members].sort((a, b) => ORDER[a.status] - ORDER[b.status] || a.id - b.id);
  box.replaceChildren(...sorted.map((member) => {
    const { strikes, limit, score } = standing[member.id] || {};
    const marks = el("span", "marks");
    if (strikes !== undefined && strikes > 0) {
      const mark = el("span", "strikes", `${strikes} of ${limit}`);
      mark.title = `${strikes} of ${limit} strikes`;
      mark.dataset.left = String(Math.max(limit - strikes, 0));
      marks.append(mark);
    }
    if (score !== undefined) marks.append(el("span", "score", String(score)));
    const words = el("small", "", statusWords(member, zone));
    if (member.tag) words.append(` · ${member.tag}`);
    const button = el("button", "member", avatar(member.id, member.name, member.is_bot),
      el("span", "who", el("b", "", member.name), words), marks);
    button.type = "button";
    button.dataset.status = member.status;
    button.dataset.person = member.id;
    button.title = "Mention in your message";
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
    this.box.querySelector("span").textContent = `${moment(now, "day", this.zone)}, ${this.zone}`;
  }
}
