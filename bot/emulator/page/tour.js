// The guided tour as the page shows it: caption, progress, typing, a finger at a button. The story is the server's.

import { language, t } from "./texts.js";

export class Tour {
  /** `on` = {look(scene), point(label), over()}: what the page does with a scene. */
  constructor(parts, on) {
    Object.assign(this, parts);
    this.on = on;
    this.state = "none";
    this.scene = {};
    this.writing = 0;
  }

  get playing() {
    return this.state === "playing";
  }

  show(scene) {
    const before = this.state;
    this.state = scene.state;
    this.scene = scene;
    this.box.hidden = !this.playing;
    document.body.classList.toggle("touring", this.playing);
    if (this.playing) this.play(scene);
    else this.stopTyping();
    if (this.state === "over" && before === "playing") this.on.over();
  }

  play(scene) {
    this.caption();
    this.bar.style.width = `${(100 * scene.step) / scene.steps}%`;
    this.on.look(scene);
    this.stopTyping();
    if (scene.types) this.type(scene.types, scene.seconds);
    if (scene.taps) this.on.point(scene.taps);
  }

  /** The scene's words in the language of the page. */
  caption() {
    if (!this.playing) return;
    this.step.textContent = t("tour_step", this.scene);
    this.text.textContent = this.scene.text[language()];
  }

  type(text, seconds) {
    const letters = [...text];
    const started = performance.now();
    this.writing = setInterval(() => {
      const part = Math.min((performance.now() - started) / 1000 / Math.max(seconds, 0.1), 1);
      this.input.value = letters.slice(0, Math.ceil(part * letters.length)).join("");
      if (part === 1) clearInterval(this.writing);
    }, 30);
  }

  stopTyping() {
    if (!this.writing) return;
    clearInterval(this.writing);
    this.writing = 0;
    this.input.value = "";
  }
}
