/** Collects the values of a statement; its text holds names only, so that equal shapes have equal texts. */
export class Parameters {
  readonly values: Record<string, unknown> = {};
  #next = 0;

  /** Binds a value and returns how the statement names it. */
  bind(value: unknown): string {
    return this.named(`p${this.#next++}`, value);
  }

  /** Binds a value under a name of its own; binding it again is harmless. */
  named(name: string, value: unknown): string {
    this.values[name] = value;
    return `$${name}`;
  }
}
