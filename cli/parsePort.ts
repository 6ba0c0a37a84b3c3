import { InvalidArgumentError } from "commander";

/** A port as text; throws for text that is not a port. */
export function parsePort(text: string): string {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError("It must be a whole number from 0 to 65535.");
  return text;
}
