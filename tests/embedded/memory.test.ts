/** How much memory Neo4j gets, and what becomes of one that gets too little. */
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { heapFor } from "../../store/embedded/heap";
import { EmbeddedError, launchEmbedded } from "../../store/embedded/launch";
import { atNight } from "../support/jest/night";

const base = mkdtempSync(join(process.env["LIAISON_TEST_FOLDER"] ?? "", "memory-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

it.each([
  ["an empty store on a small machine", 0, 2_048, { first: 512, most: 1_536 }],
  ["an empty store on a large machine", 0, 65_536, { first: 512, most: 49_152 }],
  ["a large store, up to a quarter of the memory", 8_192, 16_384, { first: 2_560, most: 12_288 }],
  ["a larger store than that", 100_000, 16_384, { first: 4_096, most: 12_288 }],
  ["a machine that has hardly any", 100, 512, { first: 512, most: 512 }],
])("fits %s", (_, store, memory, heap) => {
  expect(heapFor(store, memory)).toEqual(heap);
});

/** Megabytes: Neo4j dies of the first, and starts with the last. */
const [TOO_LITTLE, ENOUGH] = [16, 768];

atNight(() => {
  it("starts Neo4j again with more heap where it died of too little, and says so", async () => {
    const lines: string[] = [];
    const neo4j = await launchEmbedded({
      dataDir: join(base, "more"),
      heap: { first: TOO_LITTLE, most: ENOUGH },
      report: (line) => lines.push(line),
    });
    await neo4j.stop();
    expect(lines).toContain(
      `Neo4j ran out of memory while it started with a heap of ${TOO_LITTLE} MB; trying again with ${4 * TOO_LITTLE} MB.`,
    );
  });
});

it("says which setting gives it more where that is all it may have", async () => {
  const launching = launchEmbedded({
    dataDir: join(base, "no more"),
    heap: { first: TOO_LITTLE, most: TOO_LITTLE },
    report: () => undefined,
  });
  const error: unknown = await launching.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(EmbeddedError);
  expect((error as EmbeddedError).message).toMatch(/heap of 16 MB\. .* Set LIAISON_NEO4J_HEAP to more, such as 32m/);
});
