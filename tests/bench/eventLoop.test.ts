import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LoopFigures } from "../../bench/server";

const PRELOADED = join(__dirname, "../../bench/eventLoop.cjs");
/** Holds its loop up for 200 ms whenever it is told to, and says when it is done; it has nothing else that keeps it. */
const PROGRAM = `
const timer = setInterval(() => {}, 1000);
process.on("message", (message) => {
  if (message !== "hold") return;
  for (const until = Date.now() + 200; Date.now() < until;);
  setImmediate(() => process.send("held"));
});`;

describe("the view on an event loop", () => {
  let folder = "";
  let child: ChildProcess;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "liaison-event-loop-"));
    writeFileSync(join(folder, "program.cjs"), PROGRAM);
    child = fork(join(folder, "program.cjs"), { execArgv: ["-r", PRELOADED] });
    await once(child, "spawn");
  });

  afterEach(() => {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  });

  const told = async (message: string): Promise<LoopFigures> => {
    child.send(message);
    const [answer] = (await once(child, "message")) as [LoopFigures];
    return answer;
  };

  it("tells how long it was held up since it was asked last", async () => {
    await told("eventLoop");
    await told("hold");
    const { held, longest, cpu } = await told("eventLoop");
    expect(longest).toBeGreaterThan(180);
    expect(cpu).toBeGreaterThan(20);
    expect(held).toBeGreaterThan(20);
    expect(held).toBeLessThanOrEqual(longest + 10);
    expect((await told("eventLoop")).longest).toBeLessThan(180);
  });

  it("ends the server with whoever started it", async () => {
    await told("eventLoop");
    const ended = once(child, "exit");
    child.disconnect();
    expect(await ended).toEqual([null, "SIGTERM"]);
  });
});
