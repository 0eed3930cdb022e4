/** A field whose words are saved as they are typed. Without it they go with the form. */

const TYPING = 500; // milliseconds without a key before typed words are saved

export class Typed {
  /** What the field held when it was last painted or told of. */
  #told = "";

  /**
   * @param {HTMLInputElement|HTMLTextAreaElement|HTMLSelectElement} field
   * @param {(value: string, delay: number) => void} save
   */
  constructor(field, save) {
    Object.assign(this, { field, save, stored: "" });
    field.addEventListener("input", () => this.#changed(field.matches("select") ? 0 : TYPING));
    field.addEventListener("change", () => this.#changed(0));
    // Not when the window is left: the field keeps the focus then.
    field.addEventListener("blur", () => document.hasFocus() && this.#paint());
  }

  /**
   * The server trims what it stores. While words are being typed its answer must not take a space
   * or a line from under the caret.
   *
   * @param {boolean} fresh  they are of something else than those shown until now
   */
  show(value, fresh) {
    this.stored = value;
    if (fresh || document.activeElement !== this.field) this.#paint();
  }

  /** A field that says the same is left alone: the caret would jump. */
  #paint() {
    if (this.field.value !== this.stored) this.field.value = this.stored;
    this.#told = this.field.value;
  }

  #changed(delay) {
    const { value } = this.field;
    if (value === this.#told) return;
    this.#told = value;
    this.save(value, delay);
  }
}
