// One file that is being written: its text on the server and on disk. A draft goes 150 ms after the last key, never two
// at once and the newest wins; the file is saved after two seconds, or when told to.

import { get, send } from "./server.js";

const DRAFT_AFTER = 150;
const SAVE_AFTER = 2000;
/** Milliseconds until what could not be saved is tried again. */
const AGAIN_AFTER = 3000;

/** What may be said of a copy: saved, unsaved, saving, conflict, or failed with the words. */
export class Copy {
  /** Fetches the file; `text` is the draft if the server holds one. */
  static async open(file) {
    const { text, hash, saved } = await get("/api/file", { file });
    const copy = new Copy(file, text, saved?.text ?? text, hash);
    // A draft of an earlier evening, and somebody else has written since: told once whoever opens it listens.
    if (saved && saved.hash !== hash) setTimeout(() => copy.differs(saved.text, saved.hash));
    return copy;
  }

  constructor(file, text, onDisk, base) {
    this.file = file;
    this.text = text;
    this.drafted = text;
    this.onDisk = onDisk;
    this.base = base;
    this.state = text === onDisk ? "saved" : "unsaved";
    this.chain = Promise.resolve();
    this.told = () => {};
    this.clash = () => {};
    if (this.state === "unsaved") this.later();
  }

  get changed() {
    return this.text !== this.onDisk;
  }

  /** Takes the text as it is now; the rest happens by itself. */
  type(text) {
    if (text === this.text) return;
    this.text = text;
    this.typedAt = performance.now();
    if (this.state !== "conflict") this.say(this.changed ? "unsaved" : "saved");
    this.later();
  }

  later() {
    clearTimeout(this.draftTimer);
    clearTimeout(this.saveTimer);
    this.draftTimer = setTimeout(() => this.draft(), DRAFT_AFTER);
    this.saveTimer = setTimeout(() => this.save(), SAVE_AFTER);
  }

  /** Sends the draft, once the last has been answered. What was typed meanwhile goes with it. */
  draft() {
    if (this.draftWaits) return this.chain;
    this.draftWaits = true;
    return this.next(async () => {
      this.draftWaits = false;
      const text = this.text;
      if (text === this.drafted) return;
      // A draft that says what the file says would hide what others write there later.
      if (text === this.onDisk) await this.dropDraft();
      else await send("PUT", "/api/draft", { file: this.file, text, base: this.base });
      this.drafted = text;
    });
  }

  /** Writes the file. A file that was changed meanwhile is not written over: the clash is told. */
  save() {
    clearTimeout(this.saveTimer);
    return this.next(async () => {
      if (!this.changed) return;
      // It waits for whoever writes: both texts are shown again.
      if (this.state === "conflict") return void this.clash(this.other);
      const text = this.text;
      this.say("saving");
      const { hash } = await send("PUT", "/api/file", { file: this.file, text, base: this.base });
      this.base = hash;
      this.onDisk = this.drafted = text;
      this.say(this.changed ? "unsaved" : "saved");
    });
  }

  /** One after the other; a fault is told, and the next goes on. */
  next(doing) {
    this.chain = this.chain.then(doing).catch(failure => {
      if (failure.status === 409) return this.differs(failure.body.text, failure.body.hash);
      this.say("failed", failure.message);
      clearTimeout(this.saveTimer);
      this.saveTimer = setTimeout(() => this.save(), AGAIN_AFTER);
    });
    return this.chain;
  }

  /** The file on disk is another now. */
  differs(text, hash) {
    if (text === this.text) {
      this.onDisk = text;
      this.base = hash;
      this.say("saved");
      return;
    }
    clearTimeout(this.saveTimer);
    this.say("conflict");
    this.other = { text, hash };
    this.clash(this.other);
  }

  /** The clash is over: that text is to be saved over what is on disk now. */
  async settle(text, onDisk, hash) {
    this.base = hash;
    this.onDisk = onDisk;
    this.text = text;
    this.say(this.changed ? "unsaved" : "saved");
    // The server still holds what was typed, or what is to be saved.
    if (this.changed) return this.save();
    return this.next(async () => {
      await this.dropDraft();
      this.drafted = text;
    });
  }

  /** The server may have been started anew: what it held of this file, it no longer knows. */
  again() {
    if (this.changed) {
      this.drafted = null;
      this.later();
    }
  }

  dropDraft() {
    return send("DELETE", `/api/draft?${new URLSearchParams({ file: this.file })}`);
  }

  /** Looks whether the disk holds something else. Gives the new text where nothing of ours is lost by taking it. */
  async look() {
    await this.chain;
    const { text, hash, saved } = await get("/api/file", { file: this.file });
    const disk = saved ?? { text, hash };
    if (disk.hash === this.base) return null;
    if (this.changed) {
      this.differs(disk.text, disk.hash);
      return null;
    }
    this.base = disk.hash;
    this.text = this.drafted = this.onDisk = disk.text;
    this.say("saved");
    return disk.text;
  }

  say(state, words = "") {
    this.state = state;
    this.told(state, words);
  }
}
