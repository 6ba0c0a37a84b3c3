/** What a person sees at the terminal. */
import { Presets, SingleBar } from "cli-progress";
import { ownJson } from "../domain/ownJson";

/** Where lines go; a process's own streams, or a test's. */
export interface Streams {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream;
}

/** How far some work has got. */
export interface Progress {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}

/** Writes plain lines on stdout, complaints on stderr, and one progress bar at a time. */
export interface Terminal {
  /** Where lines of the log go: as they are, or on a terminal in short. */
  readonly log: { write(line: string): void };
  say(line: string): void;
  complain(text: string): void;
  /** Shows progress: a bar on a terminal, one line a phase elsewhere. Titles: phase → what to say. */
  progress(titles: Readonly<Record<string, string>>): ProgressDisplay;
}

/** Shows how far something is, until `end` is called. */
export interface ProgressDisplay {
  report(progress: Progress): void;
  end(): void;
}

/** A terminal over streams. */
export function createTerminal({ stdout, stderr }: Streams): Terminal {
  return {
    log: { write: (line) => void stdout.write(stdout.isTTY ? shortLine(line) : line) },
    say: (line) => void stdout.write(`${line}\n`),
    complain: (text) => void stderr.write(`${text}\n`),
    progress: (titles) => (stdout.isTTY ? barDisplay(stdout, titles) : lineDisplay(stdout, titles)),
  };
}

function lineDisplay(stdout: NodeJS.WritableStream, titles: Readonly<Record<string, string>>): ProgressDisplay {
  let current = "";
  return {
    report({ phase }) {
      if (phase === current) return;
      current = phase;
      stdout.write(`${titles[phase] ?? phase} …\n`);
    },
    end: () => undefined,
  };
}

function barDisplay(stream: NodeJS.WritableStream, titles: Readonly<Record<string, string>>): ProgressDisplay {
  const width = Math.max(...Object.values(titles).map((title) => title.length));
  const format = "{title} {bar} {percentage} % · {value} of {total}";
  const bar = new SingleBar(
    { format, stream, hideCursor: true, clearOnComplete: false, barsize: 30 },
    Presets.shades_classic,
  );
  let current = "";
  const finish = () => {
    if (current) bar.stop();
    current = "";
  };
  return {
    report({ phase, done, total }) {
      if (phase !== current) {
        finish();
        current = phase;
        bar.start(total, done, { title: (titles[phase] ?? phase).padEnd(width) });
      }
      bar.setTotal(total);
      bar.update(done);
    },
    end: finish,
  };
}

/** `06:29:12 POST /graphql 200 12.5 ms` for a request; other lines stay as they are. */
function shortLine(line: string): string {
  const { time, msg, method, path, status, milliseconds, errorCodes } = ownJson<Record<string, unknown>>(line);
  if (msg !== "request") return line;
  const codes = Array.isArray(errorCodes) ? errorCodes.join(" ") : "";
  return `${[String(time).slice(11, 19), method, path, status, milliseconds, "ms", codes].join(" ").trimEnd()}\n`;
}
