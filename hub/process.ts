/** A hub as a process: it runs until a signal, and says why if it can’t start. */
import { namesOf } from "../domain/entries";
import { explain } from "../terminal/failure";
import type { Terminal } from "../terminal/terminal";

/** A server that can run as a process. */
export interface Runnable {
  /** Rejects when something is missing, with everything closed. */
  start(): Promise<void>;
  /** Safe at any time. */
  close(): Promise<void>;
}

const SIGNALS = { SIGINT: 2, SIGTERM: 15 } as const;
/** A shutdown that takes longer is ended. */
const CLOSE_LIMIT = 9_500;

/** Makes and starts a server; ends the process after a signal, or if the server can’t start. */
export async function runAsProcess(terminal: Terminal, make: () => Runnable): Promise<void> {
  let isStopping = false;
  try {
    const running = make();
    const stop = (signal: keyof typeof SIGNALS) => {
      if (isStopping) process.exit(128 + SIGNALS[signal]);
      isStopping = true;
      terminal.say("Stopping once requests under way are answered; a second signal stops at once.");
      setTimeout(() => process.exit(0), CLOSE_LIMIT).unref();
      void running.close().then(() => process.exit(0));
    };
    for (const signal of namesOf(SIGNALS)) process.on(signal, stop);
    await running.start();
  } catch (error) {
    if (isStopping) return;
    const { message, exitCode } = explain(error);
    terminal.complain(message);
    process.exit(exitCode);
  }
}
