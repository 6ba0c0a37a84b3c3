/** The shortest paths between two actors. */
import type { PathStep } from "../../analysis/port";
import { argument, extend, field, object, type Feature } from "../schema/descriptors";
import { one } from "../shared/loaders";
import { recordIdOf } from "../shared/versions";
import { ask } from "./analyst";
import { number, SELECTION_OF_ANY, selectionOf, within, type SelectionArguments } from "./arguments";
import { several } from "./listed";

interface Asked extends SelectionArguments {
  readonly from: string;
  readonly to: string;
  readonly maxLength: number;
  readonly limit: number;
}

/** `pathsBetween`. */
export const paths: Feature = [
  object<PathStep>("PathStep", "An actor on a path, and what leads to it from the one before.", {
    actor: field("Actor", "The actor.", one("actor")),
    via: field("Node", "The record that makes the step; empty for the first actor.", one("via")),
    records: field("[Node!]!", "All records that make the step, at most 20.", several("records")),
    recordCount: field("Int!", "Number of records that make the step."),
  }),
  object("Path", "A path from one actor to another on which no actor occurs twice.", {
    length: field("Int!", "Number of steps."),
    steps: field("[PathStep!]!", "The actors on it, both ends included."),
    coverage: field("Coverage!", "What its steps rest on."),
  }),
  extend("Query", {
    pathsBetween: {
      type: "[Path!]",
      description:
        "The shortest paths between two actors over recorded cooperation, shortest first, ties by id; empty if you may not see one of them.",
      args: {
        ...SELECTION_OF_ANY,
        from: argument("ID!", "Id of the actor at one end."),
        to: argument("ID!", "Id of the actor at the other end."),
        maxLength: number(4, "Most steps, 1 to 8."),
        limit: number(3, "Number of paths, 1 to 10."),
      },
      async resolve(_, { from, to, maxLength, limit, ...selection }: Asked, context) {
        const answer = await ask(context, {
          kind: "paths",
          from: recordIdOf(from),
          to: recordIdOf(to),
          selection: selectionOf(selection, context),
          maxLength: within(maxLength, "maxLength", [1, 8]),
          limit: within(limit, "limit", [1, 10]),
        });
        return answer.paths;
      },
    },
  }),
];
