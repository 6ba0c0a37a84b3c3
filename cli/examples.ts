import { EXIT_CODES } from "../terminal/exitCodes";

const EXIT_CODE_HELP = [
  "Exit codes:",
  ...Object.entries(EXIT_CODES).map(([code, meaning]) => `  ${code}  ${meaning}`),
].join("\n");

/** Lines of a help text that can be typed as they are, and the meaning of exit codes. */
export function examples(...lines: string[]): string {
  return ["", "Examples:", ...lines.map((line) => `  $ ${line}`), "", EXIT_CODE_HELP].join("\n");
}
