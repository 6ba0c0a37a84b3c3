/** What a person at the terminal sees. */
import { Presets, SingleBar } from "cli-progress";

/** Where lines go; a process's own streams, or a test's. */
export interface Streams {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream;
}

/** How far something is. */
export interface Progress {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}

/** Plain words on stdout, complaints on stderr, one bar at a time. */
export interface Terminal {
  say(line: string): void;
  complain(text: string): void;
  /** Shows progress: a bar on a terminal, one line a phase elsewhere. Titles: phase → what to say. */
  progress(titles: Readonly<Record<string, string>>): ProgressDisplay;
}

export interface ProgressDisplay {
  report(progress: Progress): void;
  end(): void;
}

/** A terminal over streams. */
export function createTerminal({ stdout, stderr }: Streams): Terminal {
  return {
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
