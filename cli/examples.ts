/** Lines of a help text that can be typed as they are. */
export function examples(...lines: string[]): string {
  return ["", "Examples:", ...lines.map((line) => `  $ ${line}`)].join("\n");
}
