/**
 * A small disk of its own: a tmpfs in namespaces that need no privileges (`unshare`, `nsenter` of util-linux). It is seen by processes that
 * are run in it, and from outside below `outside`; it ends with the process that holds it.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { join } from "node:path";

const MEGABYTE = 1_048_576;
const IN_NAMESPACES = ["--user", "--map-root-user", "--mount"];

/** Null where the system lets this account mount something of its own; otherwise why not. */
export const whyNoDisks: string | null = (() => {
  if (process.platform !== "linux") return "mounting a small disk needs Linux";
  try {
    execFileSync("unshare", [...IN_NAMESPACES, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], { stdio: "ignore" });
    return null;
  } catch {
    return "this system lets nobody mount a disk without privileges (unshare --user --mount)";
  }
})();

export class SmallDisk {
  private constructor(
    private readonly holder: ChildProcess,
    /** Where it is for processes that run in it. */
    readonly folder: string,
  ) {}

  /** Mounts one of so many megabytes on a folder, which is made. */
  static async mount(folder: string, megabytes: number): Promise<SmallDisk> {
    mkdirSync(folder, { recursive: true });
    const script = 'mount -t tmpfs -o size="$1"m tmpfs "$0" && echo mounted && exec sleep infinity';
    const holder = spawn("unshare", [...IN_NAMESPACES, "sh", "-c", script, folder, String(megabytes)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise<void>((resolve, reject) => {
      holder.stdout.once("data", () => resolve());
      holder.once("exit", (code) => reject(new Error(`The disk could not be mounted (${String(code)}).`)));
    });
    return new SmallDisk(holder, folder);
  }

  /** The command line that runs another one where the disk is. */
  inside(command: string, args: readonly string[]): [command: string, args: string[]] {
    const where = ["--target", String(this.holder.pid), "--user", "--mount", "--preserve-credentials"];
    return ["nsenter", [...where, "--", command, ...args]];
  }

  /** Where a file on it is for this process. */
  outside(file: string): string {
    return `/proc/${this.holder.pid}/root${join(this.folder, file)}`;
  }

  get freeMegabytes(): number {
    const { bavail, bsize } = statfsSync(this.outside(""));
    return (bavail * bsize) / MEGABYTE;
  }

  /** Fills it until so many megabytes are free, or until it is full. */
  fillTo(megabytes: number): void {
    const file = openSync(this.outside("filler"), "a");
    const block = Buffer.alloc(MEGABYTE / 4, 1);
    try {
      while (this.freeMegabytes > megabytes) writeSync(file, block);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    } finally {
      closeSync(file);
    }
  }

  /** Takes away what `fillTo` put there, if it did. */
  makeRoom(): void {
    rmSync(this.outside("filler"), { force: true });
  }

  unmount(): void {
    this.holder.kill("SIGKILL");
  }
}
