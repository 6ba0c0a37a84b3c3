import { PassThrough } from "node:stream";
import { explain } from "../../terminal/failure";
import { createTerminal } from "../../terminal/terminal";
import { ConfigurationError } from "../../config/environment";
import { LiaisonError } from "../../domain/errors";
import { CompositionError, PortError } from "../../gateway";

const TITLES = { check: "Checking", write: "Writing" };
const LINE = JSON.stringify({
  time: "2026-11-22T06:29:12.986Z",
  msg: "request",
  method: "GET",
  path: "/graphql",
  status: 400,
  milliseconds: 2,
  errorCodes: ["X"],
});

function capture(isTTY: boolean) {
  const stdout = Object.assign(new PassThrough(), {
    isTTY,
    columns: 100,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  });
  const stderr = new PassThrough();
  return {
    terminal: createTerminal({ stdout, stderr }),
    text: () => String(stdout.read() ?? ""),
    complaints: () => String(stderr.read() ?? ""),
  };
}

describe("the terminal", () => {
  it("writes words to stdout and complaints to stderr", () => {
    const { terminal, text, complaints } = capture(false);
    terminal.say("Ready.");
    terminal.complain("No.");
    expect([text(), complaints()]).toEqual(["Ready.\n", "No.\n"]);
  });

  it("writes one line a phase where nobody watches", () => {
    const { terminal, text } = capture(false);
    const display = terminal.progress(TITLES);
    for (const phase of ["check", "check", "write", "write"]) display.report({ phase, done: 1, total: 2 });
    display.end();
    expect(text()).toBe("Checking …\nWriting …\n");
  });

  it("draws a bar for a person", () => {
    const { terminal, text } = capture(true);
    const display = terminal.progress(TITLES);
    display.report({ phase: "write", done: 1, total: 2 });
    display.report({ phase: "write", done: 2, total: 2 });
    display.end();
    expect(text()).toMatch(/Writing .*100 % · 2 of 2/);
  });

  it("shortens requests for a person, and leaves the log as it is for programs", () => {
    const [person, program] = [capture(true), capture(false)];
    for (const { terminal } of [person, program]) terminal.log.write(`${LINE}\n`);
    expect(person.text()).toBe("06:29:12 GET /graphql 400 2 ms X\n");
    expect(program.text()).toBe(`${LINE}\n`);
  });
});

describe("failures", () => {
  it.each([
    [new ConfigurationError(["LIAISON_PORT is wrong."]), 2, "The settings are not valid:\n  LIAISON_PORT is wrong."],
    [new LiaisonError("UNAVAILABLE", "Neo4j is away."), 3, "Neo4j is away."],
    [new LiaisonError("CONFLICT", "The files changed."), 4, "The files changed."],
    [new PortError("Port 1 is in use."), 5, "Port 1 is in use."],
    [
      new CompositionError(["A is odd.", "B is odd."]),
      1,
      "The subgraphs do not fit together:\n  A is odd.\n  B is odd.",
    ],
  ])("are told in plain words: %s", (error, exitCode, message) => {
    expect(explain(error)).toEqual({ exitCode, message });
  });

  it("shows one place and no stack of what nobody expected", () => {
    const { exitCode, message } = explain(new TypeError("x is not a function"));
    expect(exitCode).toBe(1);
    expect(message.split("\n")).toEqual([
      "Unexpected error: x is not a function",
      expect.stringMatching(/^Please report it with this location: at /),
    ]);
  });
});
