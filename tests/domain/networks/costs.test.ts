import { explainCosts, type FundingFacts } from "../../../domain/networks/costs";

const PROVES_NOTHING =
  "No recorded funding proves nothing about who paid, and recorded funding need not have covered every cost.";

describe("explainCosts (D15, D16)", () => {
  it.each<[string, FundingFacts[], string, string]>([
    ["no funding", [], "NOT_RECORDED", "No external funding is recorded (D16)."],
    [
      "one donor",
      [{ id: "funding-1", donors: ["Council of Europe"] }],
      "RECORDED",
      "External funding by Council of Europe is recorded (D16).",
    ],
    [
      "several donors, each once",
      [
        { id: "funding-1", donors: ["Council of Europe", "European Union"] },
        { id: "funding-2", donors: ["OSCE", "European Union"] },
      ],
      "RECORDED",
      "External funding by Council of Europe, European Union and OSCE is recorded (D16).",
    ],
    [
      "funding without a donor",
      [{ id: "funding-1", donors: [] }],
      "RECORDED",
      "External funding is recorded, without its donor (D16).",
    ],
    [
      "funding with and without a donor",
      [
        { id: "funding-1", donors: ["OSCE"] },
        { id: "funding-2", donors: [] },
      ],
      "RECORDED",
      "External funding by OSCE is recorded, and funding without its donor (D16).",
    ],
  ])(
    "says of %s what is recorded, and that it proves nothing about who paid",
    (_, funding, externalFunding, because) => {
      expect(explainCosts({ funding })).toEqual({
        clause: "D15",
        externalFunding,
        rule: "Each member bears its own costs for taking part in activities of the network (D15).",
        because,
        caveat: PROVES_NOTHING,
        records: funding.map(({ id }) => id),
      });
    },
  );
});
