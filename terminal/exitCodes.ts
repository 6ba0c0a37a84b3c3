/** The meaning of each exit code. */
export const EXIT_CODES = {
  0: "done, or stopped as asked",
  1: "an unexpected error, which is a fault of the hub",
  2: "wrong settings or arguments",
  3: "no usable Neo4j, or no hub that answers",
  4: "a dataset with errors; nothing was imported",
  5: "the port can’t be used",
  6: "journal or audit were tampered with, or their key or signed heads are missing or damaged",
} as const;
/** A number with which a command ends. */
export type ExitCode = keyof typeof EXIT_CODES;
