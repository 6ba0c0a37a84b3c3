import { execute, parse } from "graphql";
import { settleLists } from "../../../gateway/operations/settledLists";
import { subgraph } from "../tiny/tinySubgraphs";

const later = async (): Promise<never> => {
  await Promise.resolve();
  throw new Error("later");
};
const now = (): never => {
  throw new Error("now");
};

describe("a list of which one item fails at once and another later", () => {
  const failing = [{ must: later }, { must: now }];
  const { schema } = subgraph(
    "lists",
    `type Query { flat: [Item!] nested: [[Item!]!] promised: [Item!] } type Item { must: String! }`,
    { Query: { flat: () => failing, nested: () => [failing], promised: async () => failing } },
  );
  settleLists(schema);

  it.each(["flat", "nested", "promised"])("leaves no rejection that nobody handles: %s", async (field) => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on("unhandledRejection", note);
    const { data, errors } = await execute({ schema, document: parse(`{ ${field} { must } }`) });
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off("unhandledRejection", note);
    expect([data, errors?.length, unhandled]).toEqual([{ [field]: null }, 1, []]);
  });
});
