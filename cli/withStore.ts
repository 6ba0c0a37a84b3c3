/** What commands that work on the graph of a hub share, whether the hub is running or not. */
import { type Environment, readEnvironment } from "../config/environment";
import { closeDatabase, type DatabaseParts, openDatabase } from "../hub/database";
import type { Store } from "../store/port";
import type { ExitCode } from "../terminal/exitCodes";
import { explain } from "../terminal/failure";
import { createTerminal, type Streams, type Terminal } from "../terminal/terminal";

/** What a command works with. Lines for people go to stderr, so that stdout holds the outcome alone. */
export interface Workbench {
  readonly environment: Environment;
  readonly store: Store;
  readonly terminal: Terminal;
}

/**
 * Runs work on the store and prints its outcome; resolves to the exit code. With `json` a failure is JSON too. `check` throws for
 * mistakes before a database is needed. `isUnchecked`: as in `openDatabase`.
 */
export async function withStore(
  { streams, json, check, isUnchecked }: { streams: Streams; json: boolean; check?: () => void; isUnchecked?: boolean },
  work: (bench: Workbench) => Promise<{ readonly text: string; readonly exitCode?: ExitCode }>,
): Promise<ExitCode> {
  const terminal = createTerminal({ stdout: streams.stderr, stderr: streams.stderr });
  const parts: DatabaseParts = { isClosing: false };
  try {
    check?.();
    const environment = readEnvironment();
    const store = await openDatabase({ environment, terminal, parts }, { isUnchecked });
    const { text, exitCode = 0 } = await work({ environment, store, terminal });
    streams.stdout.write(text);
    return exitCode;
  } catch (error) {
    const { message, exitCode } = explain(error);
    if (json) streams.stdout.write(`${JSON.stringify({ outcome: "failed", message }, null, 2)}\n`);
    else terminal.complain(message);
    return exitCode;
  } finally {
    await closeDatabase(parts);
  }
}

/** JSON for scripts: indented, with a line end. */
export const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
