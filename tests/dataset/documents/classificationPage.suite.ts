import { ANONYMOUS } from "../../../domain/access/viewpoint";
import { type Classified, classified, keyOf, superfluous, unexplained } from "../../../scripts/docs/classificationPage";
import { classificationDocument, documentNow, explanationsNow } from "../../../scripts/docs/documents";
import { askingAs } from "../../support/api/asking";
import type { Hub } from "../../support/hub";
import { seenFrom } from "../../support/viewers";
import { datasetHub } from "../../support/datasetHub";

let hub: Hub;
let found: Classified;
beforeAll(async () => {
  hub = await datasetHub();
  found = await classified(askingAs(hub, seenFrom(ANONYMOUS)));
});

describe("docs/classification.md", () => {
  it("explains every disagreement once, and nothing else", () => {
    expect(found.nodes).toHaveLength(found.totalCount);
    expect(found.totalCount).toBeGreaterThan(0);
    const explanations = explanationsNow();
    expect({ unexplained: unexplained(found, explanations), superfluous: superfluous(found, explanations) }).toEqual({
      unexplained: [],
      superfluous: [],
    });
  });

  it("says what the hub answers; npm run docs renews it", async () => {
    for (const [path, text] of await classificationDocument(found))
      expect({ path, text }).toEqual({ path, text: documentNow(path) });
  });

  it("finds what is not explained, and what is explained in vain or twice", () => {
    const [first] = found.nodes;
    if (!first) throw new Error("No disagreement.");
    const key = keyOf(first);
    expect(key).toMatch(/^collab-[\w-]+ [A-Z_]+$/);
    const one = { title: "", why: "", next: "", of: [key, "collab-1 ADVISORY_BODY", key] };
    expect(superfluous(found, [one])).toEqual(["collab-1 ADVISORY_BODY", key]);
    expect(unexplained({ ...found, nodes: [first] }, [])).toEqual([key]);
  });
});
